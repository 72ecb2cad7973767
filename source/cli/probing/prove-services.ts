import {createDeadline} from '../../engine/deadline.ts';
import {createServiceLookup} from '../../engine/probes/service-lookup.ts';
import type {Snapshot} from '../../engine/snapshot.ts';
import {keyOf, type Service, type ServicePort} from '../../model/objects.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import {endpointRows, usableOn} from '../../model/ports/endpoints.ts';
import {claimedScheme} from '../../probes/requests/proposed-url.ts';
import {forEachYield} from '../../probes/trace/async-generators.ts';
import {traceService} from '../../probes/trace/trace-service.ts';
import {traceSubject} from '../../probes/trace/trace-subject.ts';
import type {PortProof, ProvingHop} from '../../report/proofs/port-proof.ts';
import type {Diagnosis} from '../../rules/diagnosis.ts';
import type {Finding} from '../../rules/finding.ts';
import {inOrder} from '../../rules/findings.ts';
import {verdictKind} from '../../rules/verdicts/verdict-kind.ts';
import type {ClusterAccess} from '../with-cluster.ts';
import {limitExecs} from './limit-execs.ts';
import {type Asker, askerOf} from './namespace-asker.ts';
import {createProbeSession} from './probe-session.ts';
import {type Failure, findingOf, plainVerdict} from './proof-findings.ts';

export type ProveLimits = {
	/** Commands in pods, all together. */
	readonly maxExecs: number;
	/** Milliseconds for all of it. */
	readonly budgetMs: number;
};

/** What was diagnosed of a Service, and what proves it. */
export type Proven = {readonly diagnoses: readonly Diagnosis[]; readonly proofs: readonly PortProof[]};

const isRoot = ({foldedUnder, ignored}: Finding) => foldedUnder === undefined && ignored === undefined;

/** What says that nothing is meant to answer, while it is less than an error. */
const asleepCodes: readonly string[] = ['workload-scaled-to-zero', 'all-completed'];

const asleepBecause = ({findings}: Diagnosis): string | undefined =>
	findings.find(finding => isRoot(finding) && finding.severity !== 'error' && asleepCodes.includes(finding.code))
		?.cause;

/**
 * Asks every TCP port of Services once, by name, from one client in each namespace, and traces what fails though no object
 * says why, within the limits. `diagnoses` are those of `services`; they come back with what was found out.
 */
export const proveServices = async (
	access: ClusterAccess,
	found: Pick<Snapshot, 'clusterStore' | 'inputs' | 'diagnosed'>,
	{
		services,
		diagnoses,
		limits,
	}: {
		readonly services: readonly Service[];
		readonly diagnoses: readonly Diagnosis[];
		readonly limits: ProveLimits;
	},
): Promise<Proven> => {
	const deadline = createDeadline(limits.budgetMs);
	const {signal} = deadline;
	let limited: ReturnType<typeof limitExecs> | undefined;
	const session = createProbeSession(access, {
		podNamed: (namespace, name) => found.clusterStore.podOf({namespace, name}),
		signal,
		wrap(exec) {
			limited = limitExecs(exec, limits.maxExecs);
			return limited.exec;
		},
	});
	const views = services.map(service => found.diagnosed.get(keyOf(service))?.view);
	const proofs: PortProof[] = [];
	const failures: Failure[] = [];
	const over = () =>
		signal.aborted
			? `the budget of ${limits.budgetMs / 1000} s is used up`
			: limited!.isUsedUp()
				? `${limits.maxExecs} commands in pods were run`
				: undefined;

	/** The policies that keep the client from every endpoint of a port, which may be as it is meant; undefined where there are none. */
	const keptOut = (index: number, port: ServicePort, {namespace, pod}: Target): string | undefined => {
		const {policyBetween} = session.siteOf({namespace, pod, container: ''}, found);
		const view = views[index]!;
		const at = view.service.ports.indexOf(port);
		const said = usableOn(endpointRows(view), at).map(({pod: name, ports}) =>
			name === ''
				? undefined
				: policyBetween?.({namespace, name: pod}, {namespace: view.service.namespace, name}, ports[at]!, port.protocol),
		);
		const [first] = said;
		return first?.kind === 'blocked' && said.every(each => each?.kind === 'blocked')
			? `NetworkPolicy ${first.blockedBy.join(', ')} does not let ${namespace}/${pod} through`
			: undefined;
	};

	/** Asks one port, unless nothing is left to ask with. */
	const prove = async (index: number, port: ServicePort | undefined, asker: Asker | string) => {
		const service = services[index]!;
		const {namespace, name} = service;
		const about = {service: {namespace, name}, port: port?.port ?? null, protocol: port?.protocol ?? 'TCP'};
		const unasked = (reason: string) => proofs.push({...about, state: 'not-asked', reason});
		const asleep = asleepBecause(diagnoses[index]!);
		if (asleep !== undefined) {
			return proofs.push({...about, state: 'not-asked', reason: asleep, isAsleep: true});
		}

		if (port === undefined) {
			return unasked('it has no port');
		}

		if (port.protocol !== 'TCP') {
			return unasked(`${port.protocol} has no handshake that a tool could try`);
		}

		const used = over();
		if (used !== undefined || typeof asker === 'string') {
			return unasked(used ?? (asker as string));
		}

		const scheme = claimedScheme(port);
		const ask = () => asker.ask({host: asker.nameOf(service), port: port.port, scheme});
		const first = await ask();
		// A command that was lost on its way says nothing of the port, and the next one may get through.
		const answer = first.state === 'impossible' && over() === undefined ? await ask() : first;
		if (answer.state === 'impossible') {
			return unasked(over() ?? answer.detail);
		}

		const {outcome, ms, tool, command, detail} = answer;
		const hop: ProvingHop = {
			hop: scheme === undefined ? 'service' : 'http',
			target: `${asker.nameOf(service)}:${port.port}`,
			...{outcome, ms, tool, command, detail},
		};
		const closed = answer.state === 'fails' ? keptOut(index, port, asker.client) : undefined;
		if (closed !== undefined) {
			return unasked(closed);
		}

		// Servers that speak TLS answer plain text with a 400, as do others for reasons of their own.
		const isDoubt = scheme === 'http' && detail.startsWith('400');
		if (answer.state === 'fails' || isDoubt) {
			failures.push({index, port, hop, client: asker.client, isDoubt});
		}

		return proofs.push({...about, state: answer.state, from: asker.client, hop});
	};

	/** Whether an object says already that the Service is broken. */
	const isAccused = (index: number) =>
		diagnoses[index]!.findings.some(finding => isRoot(finding) && finding.severity === 'error');

	/** Why a port fails that no object accuses; undefined where nothing is left to find out with. */
	const explain = async ({index, port, client}: Failure) => {
		const view = views[index]!;
		if (over() !== undefined) {
			return undefined;
		}

		const lookUp = createServiceLookup(
			() => ({namespace: view.service.namespace, clusterStore: found.clusterStore, inputs: found.inputs}),
			(place, name) => access.snapshot(place, service => service.name === name),
		);
		const subject = await traceSubject({view, findings: diagnoses[index]!.findings}, lookUp);
		const site = session.siteOf(client, found);
		const at = view.service.ports.indexOf(port);
		const {verdict} = await forEachYield(traceService(subject, [at], site), () => {});
		return verdictKind(verdict.code) === 'fails' ? verdict : undefined;
	};

	try {
		const known = [...services.keys()].filter(index => views[index] !== undefined);
		const places = Map.groupBy(known, index => services[index]!.namespace);
		const tasks: Array<{readonly isAccused: boolean; readonly run: () => Promise<unknown>}> = [];
		for (const indexes of places.values()) {
			const asker =
				over() === undefined
					? await askerOf(
							indexes.map(index => views[index]!),
							found,
							session,
						)
					: 'nothing was left to ask with';
			for (const index of indexes) {
				const {ports} = services[index]!;
				for (const port of ports.length > 0 ? ports : [undefined]) {
					tasks.push({isAccused: isAccused(index), run: () => prove(index, port, asker)});
				}
			}
		}

		// Of what an object accuses it is known that it does not work: it comes last.
		await Promise.all(tasks.toSorted((a, b) => Number(a.isAccused) - Number(b.isAccused)).map(({run}) => run()));
		const fresh = new Map<number, Finding[]>();
		// A doubt that nobody looks into stays an answer, a failure stays one anyway.
		for (const failure of failures.toSorted((a, b) => Number(b.isDoubt) - Number(a.isDoubt))) {
			const {index, isDoubt} = failure;
			const verdict = isAccused(index) ? undefined : await explain(failure);
			if (verdict !== undefined || !(isDoubt || isAccused(index))) {
				const finding = findingOf(services[index]!, failure, verdict ?? plainVerdict(failure));
				fresh.set(index, [...(fresh.get(index) ?? []), finding]);
			}
		}

		const proven = diagnoses.map((diagnosis, index): Diagnosis => {
			const own = failures.filter(failure => failure.index === index && !failure.isDoubt);
			const findings = diagnosis.findings.map(finding => {
				const proof = own.find(({port}) => finding.port === undefined || finding.port === port.port)?.hop;
				return isRoot(finding) && proof !== undefined ? {...finding, proof} : finding;
			});
			const more = fresh.get(index);
			return {...diagnosis, findings: more === undefined ? findings : inOrder([...findings, ...more])};
		});
		const order = new Map(services.map((service, index) => [keyOf(service), index]));
		const refuted = new Set([...fresh.values()].flat().map(({proof}) => proof));
		return {
			diagnoses: proven,
			proofs: proofs
				.map(proof => (proof.hop && refuted.has(proof.hop) ? {...proof, state: 'fails' as const} : proof))
				.toSorted((a, b) => order.get(keyOf(a.service))! - order.get(keyOf(b.service))!),
		};
	} finally {
		deadline.end();
	}
};
