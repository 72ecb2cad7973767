import {kinds} from '../../kubernetes/kinds/index.ts';
import type {KindName} from '../../kubernetes/objects/api-object.ts';
import type {Finding, Fix} from '../../rules/finding.ts';
import type {Subject} from './document.ts';

/** Every watched kind by what kubectl, findings and their fixes call it: `networkpolicy`, `netpol`, `deploy`. */
const kindsByWord: ReadonlyMap<string, (typeof kinds)[keyof typeof kinds]> = new Map(
	Object.values(kinds).flatMap(each =>
		[each.kind.toLowerCase(), each.resource, ...each.shortNames].map(word => [word, each] as const),
	),
);

const subjectOf = (word: string, namespace: string, name: string): Subject | undefined => {
	const found = kindsByWord.get(word.toLowerCase());
	return found && name !== '' ? {kind: found.kind, namespace: found.isNamespaced ? namespace : '', name} : undefined;
};

/** `pod/web-1`, `service/other/web` of another namespace. */
const byPath = (text: string, namespace: string): Subject | undefined => {
	const [word = '', first = '', second] = text.split('/');
	return second === undefined ? subjectOf(word, namespace, first) : subjectOf(word, first, second);
};

/** The objects a kubectl command is about: `kubectl -n shop describe networkpolicy a b`, `kubectl -n shop logs web-1`. */
const inCommand = (argv: readonly string[], namespace: string): ReadonlyArray<Subject | undefined> => {
	const flag = argv.findIndex(word => word === '-n' || word === '--namespace');
	const home = flag < 0 ? namespace : (argv[flag + 1] ?? namespace);
	const words = argv.filter((_, index) => flag < 0 || (index !== flag && index !== flag + 1));
	const end = words.findIndex(word => word.startsWith('-'));
	const [, verb = '', ...rest] = end < 0 ? words : words.slice(0, end);
	const slashed = rest.filter(word => word.includes('/'));
	if (slashed.length > 0) {
		return slashed.map(each => byPath(each, home));
	}

	const [word = '', ...names] = rest;
	return verb === 'logs' || verb === 'exec'
		? [subjectOf('pod', home, word)]
		: names.map(name => subjectOf(word, home, name));
};

const inFixes = (fixes: readonly Fix[], namespace: string) =>
	fixes.flatMap(fix => (fix.kind === 'command' ? inCommand(fix.argv, namespace) : []));

const inEvidence = ({evidence, subject, service}: Finding) => {
	const namespace = subject?.namespace || (service?.namespace ?? '');
	return evidence.flatMap(({path, value}) => {
		const [owner = ''] = path.split(' ');
		const node = path.endsWith(' spec.nodeName') ? subjectOf('node', '', value) : undefined;
		return owner.includes('/') ? [byPath(owner, namespace), node] : [];
	});
};

const inSubject = ({subject}: Finding) =>
	subject === undefined ? undefined : subjectOf(subject.kind, subject.namespace, subject.name);

/** The name under which an object is chosen: `NetworkPolicy shop/deny-all`. */
export const subjectId = ({kind, namespace, name}: Subject) => `${kind} ${[namespace, name].filter(Boolean).join('/')}`;

const distinct = (subjects: ReadonlyArray<Subject | undefined>): readonly Subject[] => [
	...new Map(subjects.flatMap(each => (each === undefined ? [] : [[subjectId(each), each] as const]))).values(),
];

/** The objects that findings of a Service name beside it, those at fault first. What is ignored names nothing. */
export const namedInFindings = (findings: readonly Finding[]): readonly Subject[] => {
	const shown = findings.filter(({ignored}) => ignored === undefined);
	return distinct([
		...shown.map(inSubject),
		...shown.flatMap(finding => [...inEvidence(finding), ...inFixes(finding.fixes, finding.service?.namespace ?? '')]),
	]);
};

/** The objects that the fixes of a verdict name; the commands say of which namespace, else `namespace`. */
export const namedInFixes = (fixes: readonly Fix[], namespace: string): readonly Subject[] =>
	distinct(inFixes(fixes, namespace));

/** The objects of several lists, each once, in the order in which they are first named. */
export const allNamed = (...lists: ReadonlyArray<readonly Subject[]>): readonly Subject[] => distinct(lists.flat());

/** A pod as an object. */
export const podNamed = (namespace: string, name: string): Subject => ({
	kind: 'Pod' satisfies KindName,
	namespace,
	name,
});
