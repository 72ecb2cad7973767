import {createDnsReplicaLookup} from '../engine/probes/dns-replica-lookup.ts';
import {limitProbes} from '../engine/probes/limit-probes.ts';
import {createProbeTools} from '../engine/probes/probe-tools.ts';
import {createServiceLookup} from '../engine/probes/service-lookup.ts';
import {traceContextFrom} from '../engine/probes/trace-context.ts';
import type {Snapshot} from '../engine/snapshot.ts';
import type {Pod, Service} from '../model/objects.ts';
import type {Target} from '../model/pod-access/exec.ts';
import {askFromEachNode} from '../probes/matrix/each-node.ts';
import {onEachNode} from '../probes/matrix/node-verdict.ts';
import {hasNameFailures, type Repeated, repeatedVerdict} from '../probes/repeat/repeated-result.ts';
import {createSemaphore, limitConcurrency} from '../probes/trace/limit-concurrency.ts';
import {traceService} from '../probes/trace/trace-service.ts';
import type {TraceSite} from '../probes/trace/trace-site.ts';
import {portsOf, traceSubject} from '../probes/trace/trace-subject.ts';
import type {TraceContext} from '../probes/trace/verdicts/trace-facts.ts';
import {traceReplicas} from '../probes/trace/walk/trace-replicas.ts';
import {askNodePorts} from '../probes/way-in/ask-node-ports.ts';
import {joinWays} from '../probes/way-in/join-ways.ts';
import {outsideAlone} from '../probes/way-in/outside-alone.ts';
import {traceEntrances} from '../probes/way-in/trace-entrances.ts';
import {traceDocument} from '../report/trace/trace-document.ts';
import {buildTraceReport} from '../report/trace/trace-report.ts';
import {applyProbeEvidence} from '../rules/apply-probe-evidence.ts';
import {undiagnosed} from '../rules/diagnosis.ts';
import {exitCodes, verdictKind} from '../rules/verdicts/verdict-kind.ts';
import type {TraceArguments} from './arguments/arguments.ts';
import {defaultDebugImage} from './arguments/default-debug-image.ts';
import {exitCode} from './exit-code.ts';
import type {Output} from './output.ts';
import {createProgress} from './progress.ts';
import {type OpenMachine, openThisMachine, outsideSite} from './trace/outside-site.ts';
import {repeatTrace} from './trace/repeat-trace.ts';
import {runWithProgress} from './trace/run-with-progress.ts';
import {createSubstituteClient} from './trace/substitute-client.ts';
import {clientsFor, firstWithTools} from './trace/trace-clients.ts';
import {traceFromOutside} from './trace/trace-from-outside.ts';
import {waysTo} from './trace/trace-ways.ts';
import {unknownOf, unknownSentences} from './unknown-sentences.ts';
import {UsageError} from './usage-error.ts';
import {withCluster} from './with-cluster.ts';

const podsOf = ({clusterStore}: Snapshot) => [...clusterStore.records('pods')] as Pod[];

/** Traces the path to a Service from a pod, and from this machine where it is open to the outside. */
const traceOfService = async (wanted: TraceArguments, output: Output, openMachine: OpenMachine): Promise<number> =>
	withCluster(wanted, output, async access => {
		const {configuration, connection, kubectlFlags, deadline, note, log} = access;
		const namespace = wanted.namespace ?? connection.namespace ?? 'default';
		const snapshots: Snapshot[] = [];
		const snapshotOf = async (place: string | undefined, isWanted: (service: Service) => boolean) => {
			const snapshot = await access.snapshot(place, isWanted);
			snapshots.push(snapshot);
			return snapshot;
		};
		const podNamed = (place: string, name: string) =>
			snapshots.flatMap(({clusterStore}) => clusterStore.podsIn(place)).find(pod => pod.name === name);
		const found = await snapshotOf(namespace, ({name}) => name === wanted.service);
		const row = found.diagnosed.get(`${namespace}/${wanted.service}`);
		const unknowns = unknownSentences(
			found,
			found.services.map(({name}) => {
				const unknown = unknownOf(row?.diagnosis ?? undiagnosed, 'error');
				return {namespace, name, ...(unknown && {unknown})};
			}),
		);
		for (const sentence of [...unknowns, ...configuration.problems]) {
			note(sentence);
		}

		// A Service that may not be listed may exist: the note has said why, and nothing else is known.
		if (found.inputs.services.phase !== 'synced' || (row === undefined && found.services.length > 0)) {
			return 2;
		}

		if (row === undefined || row.view.missing !== undefined) {
			throw new UsageError(`There is no Service ${wanted.service} in namespace ${namespace}.`);
		}

		const {view, diagnosis} = row;
		const here = {namespace, clusterStore: found.clusterStore, inputs: found.inputs};
		const lookUp = createServiceLookup(
			() => here,
			(place, service) => snapshotOf(place, ({name}) => name === service),
		);
		const subject = await traceSubject({view, findings: diagnosis.findings}, lookUp);
		const chosen = portsOf(subject, wanted.port);
		if ('problem' in chosen) {
			throw new UsageError(chosen.problem);
		}

		const {limits} = configuration;
		const ways = waysTo(subject.view, wanted);
		if (wanted.repeat !== undefined && !ways.isInside) {
			throw new UsageError('--for and --count repeat requests from inside a pod: leave out --from machine.');
		}

		const debugImage = wanted.debugImage ?? configuration.debugImage ?? defaultDebugImage;
		const tools = createProbeTools(connection, {kubectlFlags, podNamed, limits, log, isConnectionLogged: true});
		const probes = limitProbes(connection, tools.exec, deadline, wanted.isTimeoutGiven);
		const {signal} = probes;
		const exec = limitConcurrency(probes.exec, createSemaphore(limits.atOnce));
		const progress = createProgress(output.stderr);
		const substitute = createSubstituteClient({
			...{clusterStore: found.clusterStore, signal, note},
			image: debugImage,
			isPodAllowed: wanted.isProbePodAllowed,
			isDebugAllowed: wanted.isDebugAllowed,
			enterDebug: tools.enterDebug,
			enterPod: tools.enterPod,
			progress: progress.show,
		});
		const dnsReplicas = createDnsReplicaLookup(() => here, snapshotOf);
		const siteOf = (client: Target): TraceSite & TraceContext => ({
			client,
			exec,
			dial: tools.dial,
			signal,
			limits,
			proxy: tools.proxy,
			...(wanted.from?.kind === 'node' && {isNode: true as const}),
			enterDebug: substitute.enter,
			dnsReplicas,
			...traceContextFrom(found.inputs, found.clusterStore, each =>
				each.namespace === namespace
					? substitute.podNamed(each.namespace, each.name)
					: podNamed(each.namespace, each.name),
			),
		});
		/** What the replicas of DNS say where a name was not resolved now and then, though it was when it was traced. */
		const byReplica = async (client: Target, repeated: Repeated | undefined) =>
			repeated !== undefined && hasNameFailures(repeated)
				? traceReplicas(subject.view.service, dnsReplicas, {client, exec, signal, limits})
				: undefined;
		const inside = async () => {
			const targets = await clientsFor(wanted, view, found, place => snapshotOf(place, () => false));
			const client = await firstWithTools(targets, {exec, signal, limits});
			const traced = await runWithProgress(traceService(subject, chosen.indexes, siteOf(client)), progress);
			const {nodes = []} = siteOf(client);
			const isFromNode = wanted.from?.kind === 'node' && view.service.ports.some(({nodePort}) => nodePort > 0);
			return isFromNode
				? joinWays(
						subject,
						traced,
						await runWithProgress(
							askNodePorts(subject.view, chosen.indexes, {client, exec, signal, limits, nodes}),
							progress,
						),
					)
				: traced;
		};

		/** All that is asked: once, and again and again where that is wanted. */
		const ask = async () => {
			const outside = ways.isOutside
				? await runWithProgress(
						traceEntrances(
							subject.view,
							chosen.indexes,
							await outsideSite(openMachine, found, limits, signal),
							!ways.isInside,
						),
						progress,
					)
				: [];
			const once = ways.isInside
				? joinWays(subject, await inside(), outside)
				: outsideAlone(subject, chosen.indexes, outside);
			const {client, impossible} = once.worst.trail;
			const repeated =
				wanted.repeat === undefined || impossible !== undefined
					? undefined
					: await repeatTrace(connection, subject.view, {
							...{client, exec, signal, limits},
							indexes: chosen.indexes,
							repeat: wanted.repeat,
							tell: progress.show,
						});
			const [place = 0] = chosen.indexes;
			const nodes =
				wanted.from?.kind === 'each-node'
					? await askFromEachNode(subject.view, place, podsOf(await snapshotOf(undefined, () => false)), {
							...{exec, signal, limits},
						})
					: undefined;
			const verdict = once.verdict.code === 'ok' ? ((await byReplica(client, repeated)) ?? once.verdict) : once.verdict;
			return {once, verdict, repeated, nodes};
		};
		const {once, verdict: asked, repeated, nodes} = await ask().finally(substitute.end);
		progress.clear();
		const verdict = onEachNode(repeated === undefined ? asked : repeatedVerdict(asked, repeated), nodes ?? []);
		const traced = {...once, verdict};
		const report = buildTraceReport({
			service: view.service,
			traced,
			// Evidence about the Service at the end of an alias is not about the alias itself.
			findings: applyProbeEvidence(diagnosis, view.service, subject.view === view ? traced.evidence : []).findings,
			cluster: {context: connection.context, kubectlFlags},
			...(repeated && {repeated}),
			...(nodes && {nodes}),
		});
		output.stdout.write(traceDocument(report, wanted.output, wanted.hasColor && output.stdout.isTTY === true));
		for (const sentence of probes.late()) {
			note(sentence);
		}

		return exitCode([...unknowns, ...probes.late()], exitCodes[verdictKind(traced.verdict.code)]);
	});

/**
 * Traces the path to a Service, or what leads to one from outside, and prints it. Returns the exit code: 0 it works, 1 it
 * does not, 2 it could not be tried.
 *
 * Rejects with a ClusterError or a UsageError where nothing at all could be read.
 */
export const trace = (
	wanted: TraceArguments,
	output: Output,
	openMachine: OpenMachine = openThisMachine,
): Promise<number> =>
	wanted.target === undefined
		? traceOfService(wanted, output, openMachine)
		: traceFromOutside({...wanted, target: wanted.target}, output, openMachine);
