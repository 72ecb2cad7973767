import {kinds} from '../../kubernetes/kinds/index.ts';

type Described = {
	readonly kind: string;
	/** '' for the core group. */
	readonly group: string;
	readonly shortNames: readonly string[];
	readonly isNamespaced: boolean;
};

/** What the demo serves beside the kinds that are watched. */
const others = {
	endpoints: {kind: 'Endpoints', group: '', shortNames: ['ep'], isNamespaced: true},
	events: {kind: 'Event', group: '', shortNames: ['ev'], isNamespaced: true},
	replicasets: {kind: 'ReplicaSet', group: 'apps', shortNames: ['rs'], isNamespaced: true},
} as const satisfies Readonly<Record<string, Described>>;

export type Plural = keyof typeof kinds | keyof typeof others;

export type ResourceInfo = Described & {readonly plural: Plural; readonly hasScale: boolean};

/** Resources whose number of replicas can be set by itself. */
const scalable: readonly Plural[] = ['deployments', 'statefulsets'];

const served: Readonly<Record<Plural, Described>> = {...kinds, ...others};

/** The resources the demo serves; discovery, paths and messages are made from this list. */
export const resources: readonly ResourceInfo[] = (Object.keys(served) as Plural[]).map(plural => {
	const {kind, group, shortNames, isNamespaced} = served[plural];
	return {plural, kind, group, shortNames, isNamespaced, hasScale: scalable.includes(plural)};
});

/** The groups of the API that they are in, but for the core group. */
export const groups: readonly string[] = [...new Set(resources.map(({group}) => group))].filter(Boolean);

export const apiVersionOf = ({group}: {readonly group: string}) => (group === '' ? 'v1' : `${group}/v1`);

export const resourceCalled = (plural: Plural) => resources.find(resource => resource.plural === plural)!;
