import {diagnoseAbsent} from '../engine/missing-services.ts';
import {keyOf, type Service} from '../model/objects.ts';
import {formats} from '../report/formats.ts';
import type {LookedAt} from '../report/looked-at.ts';
import {buildReport, hasAtLeast, tally} from '../report/report.ts';
import {type Diagnosis, undiagnosed} from '../rules/diagnosis.ts';
import {diagnoseMissing} from '../rules/index.ts';
import {unsettledBecause} from '../rules/lib/unsettled.ts';
import {version} from '../version.ts';
import type {CheckArguments} from './arguments/arguments.ts';
import {exitCode} from './exit-code.ts';
import {labelTest} from './label-test.ts';
import type {Output} from './output.ts';
import type {ProveLimits, proveServices} from './probing/prove-services.ts';
import {
	settlingSentences,
	unaskedSentences,
	unknownOf,
	unknownSentences,
	unsettledSentences,
} from './unknown-sentences.ts';
import {UsageError} from './usage-error.ts';
import {type ClusterAccess, withCluster} from './with-cluster.ts';

/** Names asked for that no Service has. */
const missing = (names: readonly string[], services: readonly Service[]) =>
	names.filter(name => services.every(service => service.name !== name));

/** Its code is loaded where it is asked for alone. */
const prove = async (
	access: ClusterAccess,
	found: Parameters<typeof proveServices>[1],
	services: readonly Service[],
	diagnoses: readonly Diagnosis[],
	limits: ProveLimits,
) => {
	const {proveServices: run} = await import('./probing/prove-services.ts');
	return run(access, found, {services, diagnoses, limits});
};

/**
 * Diagnoses all Services once and prints the findings. Returns the exit code: 0 nothing at or above --fail-on, 1 something,
 * or a rollout has nothing ready yet, 2 something could not be read.
 *
 * Rejects with a ClusterError or a UsageError where nothing at all could be read.
 */
export const check = async (wanted: CheckArguments, output: Output): Promise<number> => {
	const matches = labelTest(wanted.selector);

	return withCluster(wanted, output, async access => {
		const {configuration, suppression, connection, kubectlFlags, note} = access;
		const namespace = wanted.isAllNamespaces ? undefined : (wanted.namespace ?? connection.namespace ?? 'default');
		const {services, ...found} = await access.snapshot(
			namespace,
			service => matches(service.labels) && (wanted.services.length === 0 || wanted.services.includes(service.name)),
		);
		const present = services.map(service => found.diagnosed.get(keyOf(service))?.diagnosis ?? undiagnosed);
		const statuses = services.map((service, index): LookedAt => {
			const {namespace: place, name} = service;
			const unknown = unknownOf(present[index]!, wanted.failOn);
			const view = found.diagnosed.get(keyOf(service))?.view;
			const unsettled = view && !unknown ? unsettledBecause(view, present[index]!.findings) : undefined;
			return {namespace: place, name, ...(unknown && {unknown}), ...(unsettled && {unsettled})};
		});
		const notes: string[] = [...unknownSentences({services, ...found}, statuses)];
		const settling = settlingSentences(statuses);
		const names = found.clusterStore.namespaceNames();
		if (namespace !== undefined && found.inputs.namespaces.phase === 'synced' && !names.includes(namespace)) {
			throw new UsageError(`There is no namespace ${namespace} in ${connection.context}. See kubectl get namespaces.`);
		}

		const place = namespace === undefined ? 'any namespace' : `namespace ${namespace}`;
		// Services that may not be listed may exist.
		const isListed = found.inputs.services.phase === 'synced';
		for (const name of isListed ? missing(wanted.services, services) : []) {
			notes.push(`There is no Service ${name} in ${place}.`);
		}

		// Labels select Services that exist.
		const named = wanted.selector === undefined ? found.clusterStore.missingServices() : [];
		const absent = diagnoseAbsent(
			named.filter(({name}) => wanted.services.length === 0 || wanted.services.includes(name)),
			missing => diagnoseMissing([missing], found.inputs),
			suppression,
		);
		const proven = wanted.prove && (await prove(access, found, services, present, wanted.prove));
		const proofs = proven?.proofs;
		const diagnoses = [...(proven?.diagnoses ?? present), ...absent.diagnoses];
		const all = [...statuses, ...absent.services];
		if (all.length === 0 && notes.length === 0) {
			notes.push(
				`There is no Service to look at in ${place}${wanted.selector === undefined ? '' : ` with ${wanted.selector}`}.`,
			);
		}

		const report = buildReport({
			diagnoses,
			services: all,
			missing: absent.leftovers,
			inputs: found.inputs,
			cluster: connection.cluster,
			context: connection.context,
			kubectlFlags,
			namespaces: namespace === undefined ? names : [namespace],
			now: Date.now(),
			...(proofs && {proofs}),
		});
		output.stdout.write(
			formats[wanted.output]({
				report,
				tally: tally(diagnoses, all),
				services: all,
				unknowns: [...notes, ...settling],
				failOn: wanted.failOn,
				hasColor: wanted.hasColor && output.stdout.isTTY === true,
				version,
			}),
		);
		const unsettled = unsettledSentences(statuses);
		const unasked = unaskedSentences(proofs ?? []);
		for (const text of [...notes, ...settling, ...unsettled, ...unasked, ...configuration.problems]) {
			note(text);
		}

		const hasFailed = proofs?.some(({state}) => state === 'fails') ?? false;
		const isBad = hasAtLeast(report, wanted.failOn) || unsettled.length > 0 || hasFailed;
		return exitCode(notes, isBad ? 1 : 0, [...settling, ...unasked]);
	});
};
