import type {ServicePort} from '../../model/objects.ts';
import {chosenPorts, portLabel} from '../../model/ports/chosen-ports.ts';
import {isOpenToOutside} from '../../probes/way-in/objects/entrances.ts';
import {isLedTo} from '../../probes/way-in/ways-in.ts';
import {substituteQuestions} from '../options/substitute-options.ts';
import type {Plan} from '../state/overlay.ts';
import type {State} from '../state/state.ts';
import {namespaceOf, podText} from './probe-client.ts';
import {requestPorts, withNextRequestPort} from './request-text.ts';

/** Whether a plan makes something in the cluster: that is asked about each time. */
export const addsContainer = (plan: Plan) => plan.kind !== 'matrix' && plan.substitute !== undefined;

/** The ports that a plan can be about; [] where there is no choice. */
const portChoice = (state: State, plan: Plan): readonly ServicePort[] => {
	const view = state.list.entries.get(plan.key)?.view;
	if (view === undefined || plan.kind === 'nslookup' || addsContainer(plan) || view.service.type === 'ExternalName') {
		return [];
	}

	return plan.kind === 'curl' ? requestPorts(view) : view.service.ports;
};

/** Whether it is to be chosen which ports are asked. */
export const hasPortChoice = (state: State, plan: Plan): boolean => portChoice(state, plan).length > 1;

/** What stands for one port of a Service, and for no other of its. */
const portText = ({port, protocol}: ServicePort) => `${port}/${protocol}`;

/** The plan about the Service's next port, or the one before: after the last one it is about all of them again, but for a request. */
export const withNextPort = (state: State, plan: Plan, by: 1 | -1): Plan => {
	const view = state.list.entries.get(plan.key)?.view;
	if (plan.kind === 'curl' && view !== undefined) {
		return {...plan, url: withNextRequestPort(view, plan.url, by)};
	}

	if (plan.kind !== 'trace' && plan.kind !== 'matrix') {
		return plan;
	}

	const service = view?.service;
	const chosen = service === undefined ? {problem: ''} : chosenPorts(service, plan.port);
	const current = plan.port === undefined || 'problem' in chosen ? 0 : chosen.indexes[0]! + 1;
	const ports = portChoice(state, plan);
	const next = (current + by + ports.length + 1) % (ports.length + 1);
	const {port: _, ...rest} = plan;
	return next === 0 ? rest : {...rest, port: portText(ports[next - 1]!)};
};

/** `all 8 ports` or `port 99 (admin)` of a Service that has several; '' where there is nothing to tell apart. */
const portsText = (state: State, plan: Plan): string => {
	const service = state.list.entries.get(plan.key)?.view.service;
	if ((plan.kind !== 'trace' && plan.kind !== 'matrix') || service === undefined || service.ports.length < 2) {
		return '';
	}

	if (plan.port === undefined) {
		return service.type === 'ExternalName' ? '' : `all ${service.ports.length} ports`;
	}

	const chosen = chosenPorts(service, plan.port);
	return 'problem' in chosen
		? `port ${plan.port}`
		: `port ${chosen.indexes.map(index => portLabel(service.ports[index]!)).join(', ')}`;
};

/** What a plan does, as one would type it; what is open to the outside is traced from this machine too. */
const planText = (state: State, plan: Plan) => {
	const [namespace, name] = plan.key.split('/');
	const service = state.list.entries.get(plan.key)?.view.service;
	const view = state.list.entries.get(plan.key)?.view;
	const isOutside =
		plan.kind === 'trace' && !state.isDemo && service !== undefined && (isOpenToOutside(service) || isLedTo(view!));
	return plan.kind === 'curl'
		? `curl ${plan.url}`
		: `${plan.kind} ${name}.${namespace}${isOutside ? ' from this machine and' : ''}`;
};

/** The question whether a plan may run, each shorter than the one before, for where that does not fit. */
export const planQuestions = (state: State, plan: Plan): readonly string[] => {
	const text = planText(state, plan);
	const ports = portsText(state, plan);
	const end = `${ports && ', '}${ports}?`;
	if (plan.kind === 'matrix') {
		const chosen = state.clients.get(namespaceOf(plan.key));
		const isElsewhere = chosen !== undefined && chosen.namespace !== namespaceOf(plan.key);
		return [
			...(isElsewhere ? [`Run ${text} in pod ${podText(chosen, plan.key)} and up to four of the namespace${end}`] : []),
			...(isElsewhere ? [] : [`Run ${text} in up to five pods of the namespace, and in one on each node${end}`]),
			`Run ${text} in up to five pods${isElsewhere ? '' : ' of the namespace'}${end}`,
			`Run ${text} in five pods${end}`,
			...(ports === '' ? [] : [`Run matrix in five pods${end}`]),
		];
	}

	const {container} = plan.client;
	const pod = podText(plan.client, plan.key);
	if (state.isReadonly) {
		return [`Ask for ${text} through the API server's proxy?`, `Ask through the API server's proxy?`];
	}

	if (plan.substitute !== undefined) {
		return substituteQuestions(plan.substitute, pod);
	}

	if (plan.client.pod === '') {
		return [`Ask the way in to ${plan.key} from this machine?`, 'Ask the way in from this machine?'];
	}

	const gone = plan.instead === undefined ? '' : `Pod ${plan.instead} is gone. `;
	return [
		`${gone}Run ${text} in pod ${pod}, container ${container}${end}`,
		`${gone}Run ${text} in pod ${pod}${end}`,
		`${gone}Run ${plan.kind} in ${pod}${end}`,
		...(gone === '' ? [] : [`Run ${plan.kind} in ${pod}${end}`]),
		...(ports === '' ? [] : [`Trace ${ports} in ${pod}?`]),
	];
};
