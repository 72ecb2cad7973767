import type {PolicyBetween} from '../../model/networking/network-policy.ts';
import {isReady} from '../../model/pods/pods.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {findTools} from '../attempts/find-tools.ts';
import {clients} from '../clients.ts';
import type {ProbeProgress, ProbeSite} from '../probe.ts';
import {claimedScheme} from '../requests/proposed-url.ts';
import {forEachYield} from '../trace/async-generators.ts';
import {alongPath, type Hop} from '../trace/hop.ts';
import {hostPort, planTo} from '../trace/trace-plan.ts';
import type {TraceSite} from '../trace/trace-site.ts';
import {recordHops} from '../trace/walk/hop-recorder.ts';
import {probePort} from '../trace/walk/probe-port.ts';
import type {OutsideRecorder} from './outside-hops.ts';
import type {WayInBackend} from './verdicts/way-in-facts.ts';

/** What its own pod says of the way from a controller to the endpoints. */
export type FromController = {
	readonly hops: readonly Hop[];
	/** Why policies keep its pod out, in a sentence; undefined where they don't, or are not known. */
	readonly blocked: string | undefined;
};

export type ControllerSite = Omit<TraceSite, 'client'> & {readonly policyBetween?: PolicyBetween | undefined};

const policyText = (
	controller: {readonly namespace: string; readonly name: string},
	backend: WayInBackend,
	policyBetween: PolicyBetween | undefined,
): string | undefined => {
	const {endpoints, view} = planTo(backend.known!.view, backend.index);
	for (const {pod, port} of endpoints.filter(each => each.pod !== '')) {
		const verdict = policyBetween?.(controller, {namespace: view.service.namespace, name: pod}, port, 'TCP');
		if (verdict?.kind === 'blocked') {
			return `NetworkPolicy ${verdict.blockedBy.join(', ')} keeps pod ${controller.namespace}/${controller.name} of the controller out: ${verdict.why}.`;
		}
	}

	return undefined;
};

/** Finds a container of the controller that can ask: with tools, or a debug container where there is one or that was agreed to. */
const equipped = async (
	view: ServiceView,
	site: ControllerSite,
	nextId: () => number,
	emit: (progress: ProbeProgress) => void,
): Promise<
	{readonly entered: ProbeSite; readonly tools: Exclude<Awaited<ReturnType<typeof enter>>, undefined>} | string
> => {
	const [choice] = clients({...view, pods: [], slices: []}, view.pods.filter(isReady));
	if (choice === undefined) {
		return 'no ready pod of the controller is known';
	}

	const {exec, signal, limits} = site;
	const first: ProbeSite = {client: choice.target, exec, signal, limits};
	const tools = await enter(first, nextId, emit);
	if (tools !== undefined) {
		return {entered: first, tools};
	}

	const debug = await site.enterDebug(choice.target);
	if (debug === undefined || 'problem' in debug) {
		const why =
			debug === undefined
				? '--debug attaches an ephemeral container to it, which stays until the pod is deleted'
				: debug.problem;
		return `pod ${choice.target.pod} has no tool to ask with; ${why}`;
	}

	const second = {...first, client: debug.client};
	const found = await enter(second, nextId, emit);
	return found === undefined ? 'its ephemeral container has no tool' : {entered: second, tools: found};
};

const enter = async (site: ProbeSite, nextId: () => number, emit: (progress: ProbeProgress) => void) => {
	const tools = await forEachYield(findTools(site, nextId), emit);
	return 'kind' in tools || !tools.hasShell || tools.tools.size === 0 ? undefined : tools;
};

/** Connects from a pod of the controller to the endpoints of a backend. A pod that cannot be asked is a hop that says why. */
export const askFromController = async (
	view: ServiceView,
	backend: WayInBackend,
	site: ControllerSite,
	outside: OutsideRecorder,
	emit: (progress: ProbeProgress) => void,
): Promise<FromController> => {
	const pod = view.pods.find(isReady);
	const blocked = pod && policyText(pod, backend, site.policyBetween);
	const {endpoints} = planTo(backend.known!.view, backend.index);
	const target = `${backend.namespace}/${backend.service}`;
	let steps = 0;
	const nextId = () => ++steps;
	const ready = await equipped(view, site, nextId, emit);
	if (typeof ready === 'string') {
		const said = blocked === undefined ? ready : `${ready}. ${blocked}`;
		return {
			hops: [outside.found({hop: 'controller', target, outcome: 'tool-missing', detail: said, tool: ''})],
			blocked,
		};
	}

	const recorder = recordHops(ready.entered.client, {nextId, emit});
	const scheme = claimedScheme(backend.port!);
	await Promise.all(
		endpoints.map(async ({address, port, pod: name}) => {
			const title = `controller ${hostPort(address, port)} ${name}`;
			const asker = {site: ready.entered, containerTools: ready.tools, ...recorder};
			const end = await probePort({title, host: address, port, scheme}, asker);
			recorder.found('controller', hostPort(address, port), name, end, title);
		}),
	);
	return {hops: alongPath(recorder.hops()), blocked};
};
