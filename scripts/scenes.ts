import {keyBytes} from '../test/_helpers/key-bytes.ts';

/** One picture: what is typed in the lists, each part once the screen shows what it waits for, and what is then shown. */
export type Scene = {
	readonly name: string;
	/** What is seen on it, in a few words. */
	readonly title: string;
	readonly steps: ReadonlyArray<{readonly type: string; readonly until: RegExp}>;
};

const [enter, esc, tab] = ['enter', 'esc', 'tab'].map(keyBytes) as [string, string, string];

/** Selects a Service by what a filter finds, and shows all of them again. */
const select = (name: string) => [
	{type: `/^shop/${name}\\b${enter}`, until: new RegExp(`SERVICES 1 [\\s\\S]* ${name} `)},
	{type: esc, until: /SERVICES \d\d ━/},
];

const step = (type: string, until: RegExp) => ({type, until});

/** Every pane of the dashboard, on the demo. */
export const scenes: readonly Scene[] = [
	// Any key ends what was said at the start.
	{name: 'services', title: 'Services, worst first', steps: [step('g', /<n> nslookup/)]},
	{name: 'filter', title: 'a filter that is typed', steps: [step('/ledger|web', /SERVICES \d .*hidden/)]},
	{name: 'wide', title: 'more columns', steps: [step('\u0017', /CLUSTER-IP/)]},
	{
		name: 'endpoints',
		title: 'the endpoints of a Service, alone on the screen',
		steps: [...select('web'), step(':ep\r', /ENDPOINTS web .*━/), step('z', /^(?![\s\S]*SERVICES)/)],
	},
	{
		name: 'pods',
		title: 'the pods of a Service',
		steps: [...select('payments'), step(':pods\r', /PODS payments .*━/), step('z', /^(?![\s\S]*SERVICES)/)],
	},
	{
		name: 'nearly',
		title: 'pods that nearly match',
		steps: [...select('checkout'), step(':pods\r', /PODS checkout .*━/), step('z', /^(?![\s\S]*SERVICES)/)],
	},
	{name: 'diagnosis', title: 'a diagnosis', steps: [...select('checkout'), step(enter, /DIAGNOSIS[\s\S]*Evidence/i)]},
	{name: 'describe', title: 'describe', steps: [...select('web'), step('d', /DESCRIBE[\s\S]*Selector/)]},
	{name: 'yaml', title: 'YAML', steps: [...select('web'), step('y', /YAML[\s\S]*kind:/)]},
	{name: 'events', title: 'events', steps: [...select('payments'), step('e', /EVENTS[\s\S]*(Back|No events)/)]},
	{name: 'containers', title: 'which log?', steps: [...select('payments'), step('l', /CONTAINERS/)]},
	{
		name: 'logs',
		title: 'a log, searched',
		steps: [
			...select('payments'),
			step('l', /CONTAINERS/),
			step(enter, /LOGS[\s\S]*\n .*\d/),
			step(`/fatal${enter}`, /fatal 1 of/),
		],
	},
	{name: 'timeline', title: 'when ready endpoints changed, and why', steps: [...select('web'), step('h', /HISTORY/)]},
	{name: 'clients', title: 'where to probe from', steps: [...select('web'), step('p', /PROBE FROM/)]},
	{
		name: 'question',
		title: 'the question before the first probe',
		steps: [...select('web'), step('n', /Run nslookup/)],
	},
	{
		name: 'probe',
		title: 'nslookup',
		steps: [...select('web'), step('n', /Run nslookup/), step('a', /PROBE[\s\S]*(is \d|✔|✖)[\s\S]*kubectl/)],
	},
	{
		name: 'trace',
		title: 'a trace, hop by hop',
		steps: [...select('inventory'), step('t', /PROBE[\s\S]*[✔✖] .*\./)],
	},
	{name: 'matrix', title: 'clients against endpoints', steps: [...select('web'), step('T', /MATRIX[\s\S]*[✔✖]/)]},
	{name: 'log', title: 'every command that was run', steps: [step('L', /LOG \d/)]},
	{
		name: 'messages',
		title: 'messages',
		steps: [step(':nosuch\r', /There is no/), step(':messages\r', /MESSAGES[\s\S]*There is no/)],
	},
	{name: 'namespaces', title: 'namespaces, with what is broken in each', steps: [step(':ns\r', /NAMESPACES/)]},
	{name: 'columns', title: 'what to sort by', steps: [step('o', /SORT BY/)]},
	{name: 'command', title: 'the command line', steps: [step(`:t${tab}`, /:t.*trace/)]},
	{name: 'help', title: 'help', steps: [step('?', /HELP/)]},
	// Last, as a forward is marked in every list from then on.
	{
		name: 'forwards',
		title: 'forwarded ports',
		steps: [...select('web'), step('F', /forward \d+/), step(enter, /<\?> help|forward/), step('f', /FORWARDS 1/)],
	},
];
