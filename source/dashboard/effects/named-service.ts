import {chosenPorts} from '../../model/ports/chosen-ports.ts';
import type {NamedService} from '../keyboard/command-line.ts';
import type {KeyContext} from '../keyboard/key-binding.ts';
import {knownNamespaces} from '../options/namespace-options.ts';
import type {State} from '../state/state.ts';
import {
	matrixDisabled,
	type ProbeSubject,
	probeDisabled,
	startMatrix,
	startProbe,
	subjectOf,
} from './probe-handlers.ts';

/** Keys of the Services of that name, the one that is looked at alone where it has it. */
const keysOf = (state: State, {namespace, name}: NamedService): readonly string[] => {
	const subject = subjectOf(state);
	if (name === '') {
		return subject === undefined ? [] : [subject];
	}

	if (namespace === undefined && subject?.endsWith(`/${name}`)) {
		return [subject];
	}

	const places = namespace === undefined ? knownNamespaces(state) : [namespace];
	return places.map(place => `${place}/${name}`).filter(key => state.list.entries.has(key));
};

/** The Service that someone names, with a port it has; `problem` is a sentence. */
const subjectNamed = (state: State, wanted: NamedService): ProbeSubject | {readonly problem: string} => {
	const {namespace, name, port} = wanted;
	const [key, ...others] = keysOf(state, wanted);
	if (key === undefined) {
		const where = namespace ?? state.namespace;
		return name === ''
			? {problem: 'No Service is selected.'}
			: {problem: `There is no Service ${name} in ${where === undefined ? 'any namespace' : `namespace ${where}`}.`};
	}

	if (others.length > 0) {
		const places = [key, ...others].map(each => each.slice(0, each.indexOf('/')));
		return {problem: `Several namespaces have a Service ${name}: ${places.join(', ')}. Write ${key}, or another.`};
	}

	const {service} = state.list.entries.get(key)!.view;
	const chosen = chosenPorts(service, port);
	// The ports of an alias are those of the Service it leads to.
	return 'problem' in chosen && service.type !== 'ExternalName' ? chosen : {key, port};
};

/** Starts a probe of the Service that someone names, or says why not. */
export const probeNamed = (context: KeyContext, probe: 'trace' | 'matrix', wanted: NamedService) => {
	const state = context.store.getState();
	const subject = subjectNamed(state, wanted);
	const problem =
		'problem' in subject ? subject.problem : (probe === 'trace' ? probeDisabled : matrixDisabled)(state, subject.key);
	if (problem !== undefined || 'problem' in subject) {
		context.store.dispatch({type: 'notice/shown', level: 'error', text: problem!});
		return;
	}

	if (probe === 'trace') {
		startProbe(context, 'trace', subject);
	} else {
		startMatrix(context, subject);
	}
};

/** What a line can name of the Service that is looked at: its name, and its name with each of its ports. */
export const serviceNames = (state: State): readonly string[] => {
	const service = state.list.entries.get(subjectOf(state) ?? '')?.view.service;
	return service === undefined ? [] : [service.name, ...service.ports.map(({port}) => `${service.name}:${port}`)];
};
