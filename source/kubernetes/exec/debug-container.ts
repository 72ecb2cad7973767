import {setTimeout as wait} from 'node:timers/promises';
import type {Entered} from '../../model/pod-access/entered.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import type {Connection} from '../connection/connection.ts';
import {readJson} from '../connection/read-json.ts';
import {ClusterError} from '../errors.ts';
import {list, object, text} from '../wire/json.ts';

/**
 * One for all probes: an ephemeral container can neither be changed nor removed (KEP-277). Where one has ended, or its image cannot
 * be had, the next one is `svctop-probe-2`.
 */
const firstName = 'svctop-probe';
const ownName = /^svctop-probe(-\d+)?$/;
/** Milliseconds an image may take to be pulled and started. */
const limit = 180_000;
const interval = 250;
const silence = 15_000;

/**
 * Passes the restricted Pod Security level, which every ephemeral container a pod has ever had must pass
 * (kubernetes/kubernetes#118961). The user has to be a number: most images would run as root.
 */
const containerOf = (name: string, image: string) => ({
	name,
	image,
	command: ['sleep', '86400'],
	securityContext: {
		runAsNonRoot: true,
		runAsUser: 65_532,
		allowPrivilegeEscalation: false,
		capabilities: {drop: ['ALL']},
		seccompProfile: {type: 'RuntimeDefault'},
	},
});

type State =
	| {readonly kind: 'absent' | 'running' | 'terminated'}
	| {readonly kind: 'waiting'; readonly reason: string; readonly message: string};

const stateOf = (pod: unknown, name: string): State => {
	const isThere = list(object(object(pod).spec).ephemeralContainers).some(each => object(each).name === name);
	const status = list(object(object(pod).status).ephemeralContainerStatuses)
		.map(object)
		.find(each => each.name === name);
	const {running, terminated, waiting} = object(status?.state);
	if (!isThere) {
		return {kind: 'absent'};
	}

	if (running !== undefined) {
		return {kind: 'running'};
	}

	return terminated === undefined
		? {kind: 'waiting', reason: text(object(waiting).reason), message: text(object(waiting).message)}
		: {kind: 'terminated'};
};

const cannotStart = (state: State) =>
	state.kind === 'waiting' && /^(ErrImage|ImagePullBackOff|InvalidImageName|Create)/.test(state.reason);

/** The debug container of a pod to enter or to wait for, or the name of the one to add. */
const choose = (pod: unknown, image: string | undefined): {readonly name: string; readonly state: State} => {
	const own = list(object(object(pod).spec).ephemeralContainers)
		.map(object)
		.filter(each => ownName.test(text(each.name)))
		.map(each => ({name: text(each.name), image: text(each.image), state: stateOf(pod, text(each.name))}));
	const running = own.find(({state}) => state.kind === 'running');
	const last = own.at(-1);
	if (running !== undefined || last === undefined) {
		return running ?? {name: firstName, state: {kind: 'absent'}};
	}

	const isOver = last.state.kind === 'terminated' || (cannotStart(last.state) && last.image !== image);
	return isOver ? {name: `${firstName}-${own.length + 1}`, state: {kind: 'absent'}} : last;
};

/**
 * A debug container of a pod, once it runs. Where it is not there yet it is added; without an image,
 * which is without consent, only one that runs already is entered, and undefined says that there is none. `progress` is
 * told what is waited for. Never rejects: what stands in the way is a sentence.
 */
export const enterDebugContainer = async (
	connection: Connection,
	{namespace, pod}: Target,
	image: string | undefined,
	{signal, progress}: {readonly signal: AbortSignal; readonly progress: (text: string) => void},
): Promise<Entered | undefined> => {
	const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}`;
	const get = () => readJson(connection, {path, action: {verb: 'get', resource: 'pods', namespace}, silence, signal});
	try {
		const chosen = choose(await get(), image);
		const {name} = chosen;
		let {state} = chosen;
		if (image === undefined) {
			return state.kind === 'running' ? {client: {namespace, pod, container: name}} : undefined;
		}

		if (state.kind === 'absent') {
			progress(`attaching ephemeral container ${name} (${image}) to pod ${pod}`);
			await readJson(connection, {
				path: `${path}/ephemeralcontainers`,
				method: 'PATCH',
				contentType: 'application/strategic-merge-patch+json',
				body: {spec: {ephemeralContainers: [containerOf(name, image)]}},
				action: {verb: 'patch', resource: 'pods/ephemeralcontainers', namespace},
				silence,
				signal,
			});
		}

		const deadline = performance.now() + limit;
		while (performance.now() < deadline) {
			if (state.kind === 'running') {
				return {client: {namespace, pod, container: name}};
			}

			if (state.kind === 'terminated') {
				return {
					problem: `Ephemeral container ${name} of pod ${pod} has terminated. Probe again, or from another pod.`,
				};
			}

			if (state.kind === 'waiting' && cannotStart(state)) {
				return {
					problem: `Ephemeral container ${name} of pod ${pod} does not start: ${state.reason} ${state.message}. Set --debug-image to an image that this cluster can pull, and probe again.`,
				};
			}

			const reason = state.kind === 'waiting' && state.reason !== '' ? `: ${state.reason}` : '';
			// What it waits for comes before what is known, as a narrow line is cut.
			progress(`waiting for ephemeral container${reason} (${name}, image ${image})`);
			await wait(interval, undefined, {signal});
			state = stateOf(await get(), name);
		}

		return {problem: `Ephemeral container ${name} of pod ${pod} did not start within ${limit / 1000} s.`};
	} catch (error) {
		// Where nothing was asked for, the probe's own words say what is missing.
		if (image === undefined) {
			return undefined;
		}

		const isGone = error instanceof ClusterError && error.kind === 'absent';
		const problem = isGone
			? `Pod ${pod} was deleted, or the server has no ephemeral containers.`
			: (error as Error).message;
		return {problem: signal.aborted ? 'cancelled' : problem};
	}
};
