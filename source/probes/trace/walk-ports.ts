import type {Dial} from '../../model/pod-access/dial.ts';
import {callerOf} from '../caller/caller.ts';
import {type CallerSettings, readSettings} from '../caller/read-settings.ts';
import {cancelled} from '../cancelled.ts';
import {clusterDomain} from '../names/resolv-conf.ts';
import type {ProbeProgress} from '../probe.ts';
import {forEachYield, stream} from './async-generators.ts';
import {alongPath, type Trail} from './hop.ts';
import {createSemaphore, limitConcurrency} from './limit-concurrency.ts';
import type {TracePlan, TracePlans} from './trace-plan.ts';
import type {TraceSite} from './trace-site.ts';
import {enterClient} from './walk/enter-client.ts';
import {recordHops} from './walk/hop-recorder.ts';
import {domainName, walkNames} from './walk/walk-names.ts';
import {walkPort} from './walk/walk-port.ts';

/** What a walk tells while it goes on: what a probe does, and each trail once nothing more is asked on it. */
export type WalkProgress =
	| ProbeProgress
	/** `port` is the place of its plan among those that are walked. */
	| {readonly kind: 'walked'; readonly port: number; readonly trail: Trail};

/** What is told of one of several ports. */
const ofPort = (progress: ProbeProgress, port: number): ProbeProgress => {
	if (progress.kind === 'hop') {
		return {...progress, port};
	}

	return progress.kind === 'step' && progress.step.asks !== undefined
		? {...progress, step: {...progress.step, asks: {...progress.step.asks, port}}}
		: progress;
};

const walk = async (
	plans: TracePlans,
	wanted: TraceSite,
	emit: (progress: WalkProgress) => void,
): Promise<readonly Trail[]> => {
	const [first] = plans;
	let steps = 0;
	const nextId = () => ++steps;
	const named = recordHops(wanted.client, {nextId, emit});
	const entry = await enterClient(plans, wanted, named);
	if (entry.kind === 'closed') {
		const {client, because, containerTools, lacksTools} = entry;
		const trail: Trail = {
			client,
			hops: [],
			ports: [],
			impossible: wanted.signal.aborted ? cancelled.sentence : because,
			usesClusterDns: clusterDomain(containerTools?.resolv) !== undefined,
			caller: callerOf({...wanted, client, beside: wanted.client}, undefined, containerTools?.resolv),
			...(lacksTools && {lacksTools}),
		};
		return plans.map(() => trail);
	}

	const {containerTools, fullName} = entry;
	const semaphore = createSemaphore(wanted.limits.atOnce);
	const site = {...entry.site, exec: limitConcurrency(wanted.exec, semaphore)};
	const settings = containerTools.hasShell
		? forEachYield(readSettings(site, nextId), emit)
		: Promise.resolve<CallerSettings | undefined>(undefined);
	const caller = settings.then(read =>
		callerOf({...wanted, client: site.client, beside: wanted.client}, read, containerTools.resolv),
	);
	const names = wanted.isNode
		? {full: Promise.resolve(), short: Promise.resolve(), replicas: Promise.resolve()}
		: walkNames(first, {site, containerTools, recorder: named, caller, dnsReplicas: wanted.dnsReplicas}, fullName);
	const isNameRight = async () => {
		await names.full;
		return named.hops().some(({hop, outcome}) => hop === 'dns' && outcome === 'ok');
	};

	const common = {
		site,
		containerTools,
		dial: (...asked: Parameters<Dial>) => semaphore(() => wanted.dial(...asked)),
		enterDebug: wanted.enterDebug,
		isNameRight,
		domainName: domainName(first.named.service, containerTools),
	};
	const walkOne = async (plan: TracePlan, port: number): Promise<Trail> => {
		const tell = (progress: ProbeProgress) => emit(ofPort(progress, port));
		const recorder = recordHops(site.client, {nextId, emit: plans.length > 1 ? tell : emit});
		const [ports] = await Promise.all([walkPort(plan, {...common, recorder}), names.full, names.short, names.replicas]);
		const hops = alongPath([...named.hops(), ...recorder.hops()]);
		// What one hop could not ask, the others may have told; not so where nobody is left to ask.
		const gone = named.goneBy() ?? recorder.goneBy();
		const impossible = gone ?? (hops.length > 0 ? undefined : (named.stoppedBy() ?? recorder.stoppedBy()));
		const unasked = recorder.stoppedBy() ?? recorder.unusable() ?? named.stoppedBy() ?? named.unusable();
		const trail: Trail = {
			client: site.client,
			hops,
			ports,
			impossible: wanted.signal.aborted ? cancelled.sentence : impossible,
			usesClusterDns: clusterDomain(containerTools.resolv) !== undefined,
			caller: await caller,
			...(unasked !== undefined && {unasked}),
			...(containerTools.resolv === undefined && {isDomainAssumed: true as const}),
		};
		emit({kind: 'walked', port, trail});
		return trail;
	};

	return Promise.all(plans.map(walkOne));
};

/**
 * Walks what is planned from inside the client, side by side: the names once for all, then of each the Service's address and
 * the endpoints, and a look into each backend that did not answer. Yields commands and hops as they finish; returns all
 * that was found out, a trail for each plan. At most `limits.atOnce` questions are under way; once the signal is aborted
 * nothing more is started.
 */
export const walkPorts = (plans: TracePlans, site: TraceSite): AsyncGenerator<WalkProgress, readonly Trail[]> =>
	stream(emit => walk(plans, site, emit));
