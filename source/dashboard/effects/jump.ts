import type {KeyContext} from '../keyboard/key-binding.ts';
import type {Subject} from '../records/document.ts';
import type {MatrixRun} from '../records/matrix-run.ts';
import {allNamed, namedInFindings, namedInFixes, podNamed, subjectId} from '../records/named-objects.ts';
import type {ProbeRun} from '../records/probe-run.ts';
import {visible} from '../rows/visible-rows.ts';
import type {State} from '../state/state.ts';
import {openDocument} from './open-document.ts';
import {namespaceOf} from './probe-client.ts';
import {subjectOf} from './probe-handlers.ts';

/** What its verdicts say to look at, then the pods on its way, those that did not answer first, and the one that asked. */
const namedInProbe = ({client, hops, ports = [], verdict}: ProbeRun, namespace: string): readonly Subject[] => {
	const fixes = [verdict, ...ports.map(port => port.verdict)].flatMap(each => each?.fixes ?? []);
	const onTheWay = [...hops, ...ports.flatMap(port => port.hops)]
		.filter(({pod}) => pod !== '')
		.toSorted((a, b) => Number(a.outcome === 'ok') - Number(b.outcome === 'ok'));
	return allNamed(
		namedInFixes(fixes, namespace),
		onTheWay.map(({pod}) => podNamed(namespace, pod)),
		[podNamed(client.namespace, client.pod)],
	);
};

const namedInMatrix = ({grid, verdict}: MatrixRun, namespace: string): readonly Subject[] =>
	allNamed(
		namedInFixes(verdict?.fixes ?? [], namespace),
		(grid?.endpoints ?? []).filter(({pod}) => pod !== '').map(({pod}) => podNamed(namespace, pod)),
		(grid?.clients ?? []).map(({target}) => podNamed(target.namespace, target.pod)),
	);

/** The objects that the open pane names beside its Service: a probe, a matrix, else the findings of the Service that is looked at. */
export const jumpTargets = (state: State): readonly Subject[] => {
	const key = subjectOf(state);
	if (key === undefined) {
		return [];
	}

	const {overlay, probes, matrices, list} = state;
	const run = overlay?.kind === 'probe' ? probes.get(key) : undefined;
	const matrix = overlay?.kind === 'matrix' ? matrices.get(key) : undefined;
	const findings = namedInFindings(list.entries.get(key)?.diagnosis.findings ?? []);
	const named = allNamed(
		run === undefined ? [] : namedInProbe(run, namespaceOf(key)),
		matrix === undefined ? [] : namedInMatrix(matrix, namespaceOf(key)),
		findings,
	);
	return named.filter(subject => subjectId(subject) !== `Service ${key}`);
};

export const jumpDisabled = (state: State): string | undefined =>
	jumpTargets(state).length === 0 ? 'What is said here names no other object.' : undefined;

const isDescribed = ({kind}: Subject) => kind === 'Service' || kind === 'Pod' || kind === 'EndpointSlice';

/** Goes to the row of a Service that is listed; of anything else it opens what kubectl would say of it. */
export const openNamed = (context: KeyContext, subject: Subject) => {
	const {store} = context;
	const key = `${subject.namespace}/${subject.name}`;
	if (subject.kind === 'Service' && visible(store.getState().list).places.has(key)) {
		store.dispatch({type: 'selection/jumped', key});
		return;
	}

	openDocument(context, {kind: isDescribed(subject) ? 'describe' : 'yaml', subject});
};

/** Goes to the object that is named; asks which where there are several. */
export const jump = (context: KeyContext) => {
	const {store} = context;
	const state = store.getState();
	const [first, ...others] = jumpTargets(state);
	if (first === undefined) {
		return;
	}

	if (others.length === 0) {
		openNamed(context, first);
		return;
	}

	const {overlay: open} = state;
	const under = open !== undefined && 'top' in open ? {under: open} : {};
	const overlay = {kind: 'objects', choices: [first, ...others], selected: subjectId(first), ...under} as const;
	store.dispatch({type: 'overlay/opened', overlay});
};
