import type {ContainerTools} from '../../attempts/container-tools.ts';
import {findTools} from '../../attempts/find-tools.ts';
import {type AttemptResult, unusableText} from '../../attempts/try-in-order.ts';
import type {NameAnswer} from '../../names/name-answer.ts';
import type {ProbeSite} from '../../probe.ts';
import {claimedScheme} from '../../requests/proposed-url.ts';
import {proxiedRequest, proxyVerdict} from '../../requests/proxied-request.ts';
import {forEachYield} from '../async-generators.ts';
import type {TracePlans} from '../trace-plan.ts';
import type {TraceSite} from '../trace-site.ts';
import type {HopRecorder} from './hop-recorder.ts';
import {askFullName} from './walk-names.ts';

const elsewhere =
	'Use another pod (p, or --from), a copy of this one that is deleted afterwards (svctop trace --probe-pod), or attach an ephemeral container, which stays until the pod is deleted (--debug).';

const noTool = `This container has no network tools (nslookup, curl, wget, nc, …). ${elsewhere}`;

/** A client once it is known what it has to ask with. */
export type ClientEntry =
	| {
			readonly kind: 'entered';
			readonly site: ProbeSite;
			readonly containerTools: ContainerTools;
			/** How the full name was resolved, where that was asked to find out about the tools. */
			readonly fullName: AttemptResult<NameAnswer> | undefined;
	  }
	| {
			readonly kind: 'closed';
			readonly client: ProbeSite['client'];
			readonly because: string;
			/** undefined where it could not be looked into at all. */
			readonly containerTools: ContainerTools | undefined;
			/** Whether it has no tool, and nobody has agreed to a debug container. */
			readonly lacksTools?: true;
	  };

/** Says beside why nothing could be asked what the API server's proxy answers for the first port that claims HTTP. */
const withProxied = async (
	plans: TracePlans,
	{proxy, signal}: TraceSite,
	{nextId, emit}: HopRecorder,
	because: string,
): Promise<string> => {
	const {view, port} =
		plans.find(each => each.port !== undefined && claimedScheme(each.port) !== undefined) ?? plans[0];
	const scheme = port && claimedScheme(port);
	if (proxy === undefined || scheme === undefined || signal.aborted) {
		return because;
	}

	const {name, namespace} = view.service;
	const url = new URL(`${scheme}://${name}.${namespace}.svc:${port!.port}/`);
	const proxied = {view, request: {method: 'GET' as const, url}, from: namespace, proxy, signal};
	const answer = await forEachYield(proxiedRequest(proxied, nextId()), emit);
	return answer === undefined ? because : proxyVerdict({answer: 'impossible', sentence: because}, answer).sentence;
};

/** Finds out what the client has to ask with; without tools, its debug container asks where there may be one. */
export const enterClient = async (
	plans: TracePlans,
	wanted: TraceSite,
	recorder: HopRecorder,
): Promise<ClientEntry> => {
	const {client, exec, signal, limits} = wanted;
	const {nextId, emit} = recorder;
	const site: ProbeSite = {client, exec, signal, limits};
	const containerTools = await forEachYield(findTools(site, nextId), emit);
	if ('kind' in containerTools) {
		const because = await withProxied(plans, wanted, recorder, containerTools.verdict.sentence);
		return {kind: 'closed', client, because, containerTools: undefined};
	}

	// Nobody can be asked what a container without a shell has: one name finds out, before every hop tries every tool.
	const fullName = containerTools.hasShell ? undefined : await askFullName(plans[0], {site, containerTools, recorder});
	if (fullName?.kind !== 'unanswered' && containerTools.tools.size > 0) {
		return {kind: 'entered', site, containerTools, fullName};
	}

	const debug = await wanted.enterDebug(client);
	if (debug === undefined || 'problem' in debug || signal.aborted) {
		const unusable = fullName?.kind === 'unanswered' ? unusableText(fullName) : undefined;
		const own = unusable === undefined ? noTool : `${unusable} ${elsewhere}`;
		const problem = debug !== undefined && 'problem' in debug ? debug.problem : own;
		const because = await withProxied(plans, wanted, recorder, problem);
		return {kind: 'closed', client, because, containerTools, ...(debug === undefined && {lacksTools: true})};
	}

	emit({kind: 'client', client: debug.client});
	const inside = {...site, client: debug.client};
	const tools = await forEachYield(findTools(inside, nextId), emit);
	return 'kind' in tools
		? {kind: 'closed', client: debug.client, because: tools.verdict.sentence, containerTools: undefined}
		: {kind: 'entered', site: inside, containerTools: tools, fullName: undefined};
};
