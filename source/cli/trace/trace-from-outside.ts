import {createDnsReplicaLookup} from '../../engine/probes/dns-replica-lookup.ts';
import {limitProbes} from '../../engine/probes/limit-probes.ts';
import {createProbeTools} from '../../engine/probes/probe-tools.ts';
import {createServiceLookup} from '../../engine/probes/service-lookup.ts';
import {traceContextFrom} from '../../engine/probes/trace-context.ts';
import {wayInObjects} from '../../engine/probes/way-in-objects.ts';
import type {Snapshot} from '../../engine/snapshot.ts';
import {routeResources} from '../../model/networking/route-resources.ts';
import {forEachYield} from '../../probes/trace/async-generators.ts';
import {createSemaphore, limitConcurrency} from '../../probes/trace/limit-concurrency.ts';
import {traceService} from '../../probes/trace/trace-service.ts';
import {traceSubject} from '../../probes/trace/trace-subject.ts';
import type {WayInTarget} from '../../probes/way-in/objects/asking.ts';
import {askingsOf, traceWayIn, type WayInTools, worstRequest} from '../../probes/way-in/trace-way-in.ts';
import {traceDocument} from '../../report/trace/trace-document.ts';
import {buildWayInReport} from '../../report/trace/way-in-report.ts';
import {exitCodes, verdictKind} from '../../rules/verdicts/verdict-kind.ts';
import type {TraceArguments} from '../arguments/arguments.ts';
import {defaultDebugImage} from '../arguments/default-debug-image.ts';
import {exitCode} from '../exit-code.ts';
import type {Output} from '../output.ts';
import {createProgress} from '../progress.ts';
import {unknownSentences} from '../unknown-sentences.ts';
import {UsageError} from '../usage-error.ts';
import {type ClusterAccess, withCluster} from '../with-cluster.ts';
import {type OpenMachine, outsideSite} from './outside-site.ts';
import {runWithProgress} from './run-with-progress.ts';
import {clientsFor, firstWithTools} from './trace-clients.ts';

type Wanted = TraceArguments & {readonly target: NonNullable<TraceArguments['target']>};

/** The whole cluster, or one namespace where that is all that may be listed. */
const widest = async (
	access: ClusterAccess,
	namespace: string,
): Promise<{readonly found: Snapshot; readonly isWhole: boolean}> => {
	const found = await access.snapshot(undefined, () => false);
	return found.inputs.services.phase === 'synced'
		? {found, isWhole: true}
		: {found: await access.snapshot(namespace, () => false), isWhole: false};
};

const targetIn = ({target}: Wanted, namespace: string): WayInTarget =>
	target.kind === 'url' ? {...target, method: 'GET'} : {...target, namespace};

const targetText = ({target}: Wanted, namespace: string) =>
	target.kind === 'url' ? target.url.href : `${target.kind} ${namespace}/${target.name}`;

const resources = {Ingress: 'ingresses', Gateway: 'gateways', ...routeResources} as const;

/** Why an object has no request to send. */
const nothingToAsk = (
	text: string,
	{target}: Wanted,
	{clusterStore, inputs}: Snapshot,
	namespace: string,
): UsageError => {
	if (target.kind === 'url') {
		return new UsageError(`No Ingress or Gateway has an address that ${text} could be asked at.`);
	}

	const resource = resources[target.kind];
	const {phase} = inputs[resource];
	if (phase === 'absent') {
		return new UsageError(`This cluster has no ${resource}: the Gateway API is not installed, or without this kind.`);
	}

	const exists = [...clusterStore.records(resource)].some(
		each => each.namespace === namespace && each.name === target.name,
	);
	if (exists && target.kind === 'UDPRoute') {
		return new UsageError('UDP is not asked from outside. Trace the Service behind the route.');
	}

	return new UsageError(
		exists
			? `${text} has no rule that a request could be sent for: no backend, or no listener that takes its hosts. See svctop check.`
			: phase === 'forbidden'
				? `${text} is not known: ${resource} may not be listed.`
				: `There is no ${target.kind} ${target.name} in namespace ${namespace}.`,
	);
};

/** Traces what leads to Services from outside, a URL or an object, and prints it. Returns the exit code, as `trace` does. */
export const traceFromOutside = (wanted: Wanted, output: Output, openMachine: OpenMachine): Promise<number> =>
	withCluster(wanted, output, async access => {
		if (wanted.isDemo) {
			throw new UsageError('The demo is inside this process: nothing of it can be reached from this machine.');
		}

		const {configuration, connection, kubectlFlags, deadline, note, log} = access;
		const {limits} = configuration;
		const namespace = wanted.namespace ?? connection.namespace ?? 'default';
		const {found, isWhole} = await widest(access, namespace);
		const unknowns = unknownSentences(found, []);
		for (const sentence of [...unknowns, ...configuration.problems]) {
			note(sentence);
		}

		const objects = wayInObjects(
			found.clusterStore,
			found.inputs,
			isWhole && found.inputs.gateways.phase !== 'forbidden',
		);
		const text = targetText(wanted, namespace);
		const askings = askingsOf(targetIn(wanted, namespace), objects);
		if (askings.length === 0) {
			throw nothingToAsk(text, wanted, found, namespace);
		}

		const podNamed = (place: string, name: string) => found.clusterStore.podOf({namespace: place, name});
		const tools = createProbeTools(connection, {kubectlFlags, podNamed, limits, log, isConnectionLogged: true});
		const probes = limitProbes(connection, tools.exec, deadline, wanted.isTimeoutGiven);
		const {signal} = probes;
		const exec = limitConcurrency(probes.exec, createSemaphore(limits.atOnce));
		const progress = createProgress(output.stderr);
		const debugImage = wanted.debugImage ?? configuration.debugImage ?? defaultDebugImage;
		const site = {
			...{exec, signal, limits, dial: tools.dial, proxy: tools.proxy},
			enterDebug: (target: Parameters<typeof tools.enterDebug>[0]) =>
				tools.enterDebug(target, wanted.isDebugAllowed ? debugImage : undefined, {signal, progress: progress.show}),
			...(wanted.from?.kind === 'node' && {isNode: true as const}),
			...traceContextFrom(found.inputs, found.clusterStore),
		};
		const isMachineAlone = wanted.from?.kind === 'machine';
		const here = () => ({namespace: undefined, clusterStore: found.clusterStore, inputs: found.inputs});
		const lookUp = createServiceLookup(here, async () => found);
		const inside: WayInTools['inside'] = async ({known, index}, emit) => {
			if (known === undefined || isMachineAlone) {
				return undefined;
			}

			try {
				const targets = await clientsFor(wanted, known.view, found, async () => found);
				const client = await firstWithTools(targets, {exec, signal, limits});
				const subject = await traceSubject(known, lookUp);
				return await forEachYield(
					traceService(subject, [index], {
						...{...site, client},
						dnsReplicas: createDnsReplicaLookup(here, access.snapshot),
					}),
					emit,
				);
			} catch (error) {
				// Nobody to ask inside is no reason not to tell what was found outside.
				if (error instanceof UsageError && wanted.from === undefined) {
					note(error.message);
					return undefined;
				}

				throw error;
			}
		};

		const outside = await outsideSite(openMachine, found, limits, signal);
		const traced = await runWithProgress(
			traceWayIn(askings, {...outside, objects, proxy: tools.proxy, pods: isMachineAlone ? undefined : site, inside}),
			progress,
		);
		const worst = traced[worstRequest(traced)]!;
		const known = worst.service && objects.known(worst.service.namespace, worst.service.name);
		const report = buildWayInReport({
			target: text,
			traced,
			worst,
			findings: known?.findings ?? [],
			cluster: {context: connection.context, kubectlFlags},
		});
		output.stdout.write(traceDocument(report, wanted.output, wanted.hasColor && output.stdout.isTTY === true));
		for (const sentence of probes.late()) {
			note(sentence);
		}

		return exitCode([...unknowns, ...probes.late()], exitCodes[verdictKind(worst.verdict.code)]);
	});
