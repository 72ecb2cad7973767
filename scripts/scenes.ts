import {keyBytes} from '../test/_helpers/key-bytes.ts';

/** One picture: what is typed in the lists, each part once the screen shows what it waits for. */
export type Scene = {
	readonly name: string;
	/** What is seen on it, in a few words. */
	readonly title: string;
	readonly steps: ReadonlyArray<{readonly type: string; readonly until: RegExp}>;
};

const enter = keyBytes('enter');
const step = (type: string, until: RegExp) => ({type, until});

/** Leaves one Service in the list. */
const filter = (name: string) => [
	step('/', /!text/),
	step(`^shop/${name}${enter}`, new RegExp(`SERVICES 1 [\\s\\S]* ${name} `)),
];

/** What the docs show, on the demo, before anything has been proved there. */
export const firstScenes: readonly Scene[] = [
	// Any key ends what was said at the start.
	{name: 'services', title: 'Services, worst first', steps: [step('g', /<n> nslookup/)]},
	{
		name: 'diagnosis',
		title: 'cause, evidence and fix',
		steps: [...filter('checkout'), step(enter, /DIAGNOSIS[\s\S]*Evidence/)],
	},
];

/** What the docs show once the moving picture has been filmed. */
export const laterScenes: readonly Scene[] = [
	{
		name: 'matrix',
		title: 'pods against endpoints',
		steps: [...filter('vault'), step('T', /<enter> run/), step(enter, /MATRIX[\s\S]*allows only[\s\S]*timeout/)],
	},
	{
		name: 'pods',
		title: 'the pods behind a Service',
		steps: [...filter('payments'), step(`:pods${enter}`, /PODS payments .*━/), step('z', /^(?![\s\S]*SERVICES)/)],
	},
	{name: 'help', title: 'the keys', steps: [step('?', /HELP/)]},
];
