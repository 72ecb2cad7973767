import type {ServiceView} from '../../model/service-view.ts';
import type {DebugEntry} from '../debug-entry.ts';
import type {Exec, Target} from '../exec.ts';
import type {LadderEnd} from '../ladder.ts';
import type {ProbeLimits} from '../limits.ts';
import type {ProbeProgress, ProbeSite, ProbeStep, Reading} from '../probe.ts';
import {claimedScheme} from '../proposed-url.ts';
import {proxiedRequest, proxyVerdict} from '../proxied-request.ts';
import {clusterDomain} from '../resolv-conf.ts';
import type {ServiceProxy} from '../service-proxy.ts';
import {openToolbox, type Toolbox} from '../toolbox.ts';
import {type Asking, askPort, type PortAnswer} from './ask-port.ts';
import {askBackend, askDatagrams, type Dial} from './backend-hops.ts';
import {alongPath, type Hop, type HopName, type ProbedPort, type Trail} from './hop.ts';
import {withLanes} from './lanes.ts';
import {askName} from './name-hop.ts';
import {hostPort, type Route} from './route.ts';
import {drain, stream} from './stream.ts';

/** What kubeadm and nearly everybody uses; taken where the container does not say. */
const usualDomain = 'cluster.local';

export type TraceSite = {
	readonly client: Target;
	readonly exec: Exec;
	readonly dial: Dial;
	readonly signal: AbortSignal;
	readonly limits: ProbeLimits;
	readonly enterDebug: DebugEntry;
	/** Asked for what the port claims to serve, where the client cannot be; undefined where it may not be. */
	readonly proxy: ServiceProxy | undefined;
};

const noTool =
	'No tool of this container can resolve a name or open a connection. Choose another pod (p, or --from); svctop trace --debug adds a debug container to this one, which cannot be removed again.';

const cancelled = 'Cancelled before there was an answer.';

/** Whether an endpoint is worth a look from inside. */
const isUnreached = ({hop, outcome}: Hop) =>
	hop === 'endpoint' &&
	['conn-refused', 'conn-timeout', 'conn-fail-unknown', 'no-route', 'net-unreach', 'eacces'].includes(outcome);

/** The first container of the pod that runs. */
const containerOf = ({pods}: ServiceView, name: string) =>
	pods.find(pod => pod.name === name)?.statuses.find(({state}) => state.kind === 'running')?.name;

const walk = async (route: Route, wanted: TraceSite, emit: (progress: ProbeProgress) => void): Promise<Trail> => {
	const {view, port, address, endpoints} = route;
	const {service} = view;
	const exec = withLanes(wanted.exec, wanted.limits.atOnce);
	let site: ProbeSite = {
		client: wanted.client,
		exec: wanted.exec,
		signal: wanted.signal,
		limits: wanted.limits,
	};
	const hops: Hop[] = [];
	const ports: ProbedPort[] = [];
	let impossible: string | undefined;
	let steps = 0;
	const nextId = () => ++steps;
	const commands = new Map<string, Pick<ProbeStep, 'argv' | 'client'>>();
	const told = (progress: ProbeProgress) => {
		if (progress.kind === 'step') {
			commands.set(progress.step.title + progress.step.tool, progress.step);
		}

		emit(progress);
	};

	const found = (
		hop: HopName,
		target: string,
		pod: string,
		end: LadderEnd<Reading & {readonly alias?: string | undefined}> & Pick<PortAnswer, 'mismatch'>,
		title = pod === '' ? `${hop} ${target}` : `${hop} ${target} ${pod}`,
	) => {
		if (end.kind === 'stopped') {
			impossible ??= end.verdict.sentence;
			return;
		}

		if (end.kind === 'unanswered') {
			return;
		}

		const {answer, tool, output, mismatch} = end;
		const command = commands.get(title + tool);
		const next: Hop = {
			hop,
			target,
			outcome: answer.outcome,
			ms: Math.round(output.ms),
			tool,
			client: command?.client ?? site.client,
			command: command?.argv ?? [],
			detail: answer.detail,
			pod,
			...(mismatch && {mismatch}),
			...(answer.alias && {alias: answer.alias}),
		};
		hops.push(next);
		emit({kind: 'hop', hop: next});
	};

	const resolve = async (hop: 'dns' | 'dns-short', name: string, asking: Asking) => {
		const end = await askName(route, name, hop === 'dns-short', asking);
		found(hop, name, '', end, name);
		return end;
	};

	const connect = async (hop: HopName, host: string, number: number, pod: string, asking: Asking) => {
		const target = hostPort(host, number);
		const title = pod === '' ? `${hop} ${target}` : `${hop} ${target} ${pod}`;
		const end = await askPort({title, host, port: number, scheme: port && claimedScheme(port)}, asking);
		found(hop, target, pod, end, title);
		return end;
	};

	const trail = (toolbox: Toolbox | undefined): Trail => ({
		client: site.client,
		hops: alongPath(hops),
		ports,
		// What one hop could not ask, the others may have told.
		impossible: wanted.signal.aborted ? cancelled : hops.length === 0 ? impossible : undefined,
		usesClusterDns: clusterDomain(toolbox?.resolv) !== undefined,
	});

	/** Says beside why nothing could be asked what the API server's proxy answers for the port. */
	const withProxied = async (because: string): Promise<string> => {
		const scheme = port && claimedScheme(port);
		if (wanted.proxy === undefined || scheme === undefined || wanted.signal.aborted) {
			return because;
		}

		const url = new URL(`${scheme}://${service.name}.${service.namespace}.svc:${port!.port}/`);
		const {signal, proxy} = wanted;
		const proxied = {view, request: {method: 'GET' as const, url}, from: service.namespace, proxy, signal};
		const answer = await drain(proxiedRequest(proxied, nextId()), emit);
		return answer === undefined ? because : proxyVerdict({answer: 'impossible', sentence: because}, answer).sentence;
	};

	const open = () => drain(openToolbox(site, nextId), told);
	let toolbox = await open();
	if ('kind' in toolbox) {
		impossible = await withProxied(toolbox.verdict.sentence);
		return trail(undefined);
	}

	const fullName = (box: Toolbox) =>
		`${service.name}.${service.namespace}.svc.${clusterDomain(box.resolv) ?? usualDomain}.`;
	// Nobody can be asked what a container without a shell has: one name finds out, before every hop tries every tool.
	let first = toolbox.hasShell
		? undefined
		: await resolve('dns', fullName(toolbox), {site, toolbox, nextId, emit: told});
	if (first?.kind === 'unanswered' || toolbox.tools.size === 0) {
		const entered = await wanted.enterDebug(site.client);
		if (entered === undefined || 'problem' in entered || wanted.signal.aborted) {
			impossible = await withProxied(entered !== undefined && 'problem' in entered ? entered.problem : noTool);
			return entered === undefined ? {...trail(toolbox), lacksTools: true} : trail(toolbox);
		}

		site = {...site, client: entered.client};
		emit({kind: 'client', client: entered.client});
		first = undefined;
		toolbox = await open();
		if ('kind' in toolbox) {
			impossible = toolbox.verdict.sentence;
			return trail(undefined);
		}
	}

	site = {...site, exec};
	const asking: Asking = {site, toolbox, nextId, emit: told};
	const shortName = service.namespace === site.client.namespace ? service.name : `${service.name}.${service.namespace}`;
	const dialled = route.isDialled && port !== undefined;
	const named = first ?? resolve('dns', fullName(toolbox), asking);
	const onService = dialled && address !== undefined ? connect('service', address, port.port, '', asking) : undefined;
	/** The whole of it, as an application would: by the name, and with a request. */
	const request = async (domainName: string) => {
		await named;
		const reached = await onService;
		const isReached = reached?.kind === 'answered' && reached.answer.isHttp;
		const isNameRight = hops.some(({hop, outcome}) => hop === 'dns' && outcome === 'ok');
		if (isReached && isNameRight && port !== undefined && claimedScheme(port) !== undefined && !wanted.signal.aborted) {
			await connect('http', domainName, port.port, '', asking);
		}
	};

	await Promise.all([
		request(fullName(toolbox).replace(/\.$/, '')),
		resolve('dns-short', shortName, asking),
		...(port?.protocol === 'UDP' ? endpoints : [])
			.filter(({pod}) => pod !== '')
			.map(async endpoint => {
				const backend = {...endpoint, namespace: service.namespace, container: containerOf(view, endpoint.pod)};
				ports.push(
					await askDatagrams(backend, site, {nextId, emit: told}, (name, target, pod, end) =>
						found(name, target, pod, end),
					),
				);
			}),
		...(dialled ? endpoints : []).map(async endpoint => {
			await connect('endpoint', endpoint.address, endpoint.port, endpoint.pod, asking);
			const hop = hops.find(
				each => each.hop === 'endpoint' && each.target === hostPort(endpoint.address, endpoint.port),
			);
			// What is no pod cannot be looked into.
			if (hop === undefined || !isUnreached(hop) || endpoint.pod === '' || wanted.signal.aborted) {
				return;
			}

			const {namespace} = service;
			const container = containerOf(view, endpoint.pod);
			ports.push(
				await askBackend(
					{...endpoint, namespace, container},
					site,
					wanted.dial,
					{nextId, emit: told},
					(name, target, pod, end) => found(name, target, pod, end),
				),
			);
		}),
	]);

	return trail(toolbox);
};

/**
 * Walks the route from inside the client: names, the Service's address and the endpoints side by side, then a look into
 * each backend that did not answer. Yields commands and hops as they finish; returns all that was found out. Once the
 * signal is aborted nothing more is started.
 */
export const walkRoute = (route: Route, site: TraceSite): AsyncGenerator<ProbeProgress, Trail> =>
	stream(emit => walk(route, site, emit));
