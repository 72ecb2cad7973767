import type {Pod} from '../../model/objects.ts';
import type {Subject} from '../records/document.ts';
import type {Row} from '../rows/row.ts';
import {position, selectedRow, shownEndpoints, shownPods} from '../state/selection-selectors.ts';
import type {State} from '../state/state.ts';
import {noSuchService} from '../text/no-such-service.ts';

/** What the focused pane's selection is about, or why it is about nothing that can be shown. */
export type Selected = {readonly subject: Subject} | {readonly problem: string};

const podSubject = (namespace: string, name: string): Selected => ({subject: {kind: 'Pod', namespace, name}});

const ofEndpoint = (state: State): Selected => {
	const view = selectedRow(state)?.view;
	const row = view && shownEndpoints(state)[position(state, 'endpoints').index];
	if (row === undefined) {
		return {problem: 'No endpoint is selected.'};
	}

	const {namespace} = view!.service;
	if (row.pod !== '') {
		return podSubject(namespace, row.pod);
	}

	// An address that no pod is behind was written into a slice by someone.
	const slice = view!.slices.find(({endpoints}) => endpoints.some(({address}) => address === row.address));
	return {subject: {kind: 'EndpointSlice', namespace, name: slice!.name}};
};

const ofPod = (state: State): Selected => {
	const view = selectedRow(state)?.view;
	const item = view && shownPods(state)[position(state, 'pods').index];
	if (item === undefined) {
		return {problem: 'No pod is selected.'};
	}

	const isPod = item.kind === 'match' || item.near.pods.includes(item.name);
	return isPod
		? podSubject(view!.service.namespace, item.key)
		: {problem: `${item.key} has no pod yet, so there is nothing to show of it.`};
};

const ofService = (row: Row | undefined): Selected => {
	const problem = noSuchService(row);
	if (problem !== undefined) {
		return {problem};
	}

	const service = row?.view.service;
	return service === undefined
		? {problem: 'No Service is selected.'}
		: {subject: {kind: 'Service', namespace: service.namespace, name: service.name}};
};

/** The Service whose pane is open, else the object of the focused pane's selection: a Service, the pod behind an endpoint or else its slice, a pod. */
export const selectedSubject = (state: State): Selected => {
	const {overlay} = state;
	if (overlay !== undefined && 'key' in overlay) {
		return ofService(state.list.entries.get(overlay.key));
	}

	if (state.focus === 'endpoints') {
		return ofEndpoint(state);
	}

	if (state.focus === 'pods') {
		return ofPod(state);
	}

	return ofService(selectedRow(state));
};

export const subjectDisabled = (state: State): string | undefined => {
	const selected = selectedSubject(state);
	return 'problem' in selected ? selected.problem : undefined;
};

/** Pods of the Service whose pane is open, else of the selected one, by name: those it selects. */
export const servicePods = (state: State): readonly Pod[] => {
	const {overlay} = state;
	const row = overlay !== undefined && 'key' in overlay ? state.list.entries.get(overlay.key) : selectedRow(state);
	return row?.view.pods ?? [];
};
