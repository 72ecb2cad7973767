import type {Snapshot} from '../engine/snapshot.ts';
import {keyOf, type Service} from '../model/objects.ts';
import {firstResources, resources} from '../model/resources.ts';
import {essentials, isSettled} from '../model/sync-status.ts';
import type {LookedAt, Unknown} from '../report/looked-at.ts';
import {type PortProof, proofName} from '../report/proofs/port-proof.ts';
import {isAtLeast} from '../report/report.ts';
import type {Diagnosis} from '../rules/diagnosis.ts';
import type {Severity} from '../rules/finding.ts';

/** The most Services that a sentence names. */
const maxNames = 5;

const more = 'Allow more with --request-timeout.';

/**
 * Why the result of a Service is unknown; undefined where it is known. A Service that is settling is unknown unless it already
 * has a finding at or above `failOn`: the finding that is still to come may be one.
 */
export const unknownOf = ({isDiagnosed, isSettling, findings}: Diagnosis, failOn: Severity): Unknown | undefined => {
	if (isSettling) {
		return isDiagnosed && findings.some(finding => isAtLeast(finding, failOn)) ? undefined : 'settling';
	}

	return isDiagnosed ? undefined : 'not-checked';
};

const named = (services: ReadonlyArray<Pick<Service, 'namespace' | 'name'>>) => {
	const keys = services.map(keyOf).sort();
	const rest = keys.length - maxNames;
	return rest > 0 ? `${keys.slice(0, maxNames).join(', ')} and ${rest} more` : keys.join(', ');
};

/** A sentence for each input that could not be read: an essential one, or any that did not come in time. */
const inputSentences = ({inputs, isComplete}: Snapshot): readonly string[] => {
	const haveEssentials = essentials.every(resource => isSettled(inputs[resource]));
	// The later inputs are not asked for before the essential ones are settled, so they are not late.
	const asked = resources.filter(resource => haveEssentials || firstResources.includes(resource));
	const late = asked.filter(resource => inputs[resource].phase === 'syncing' && inputs[resource].problem === undefined);
	const problems = asked.flatMap(resource => {
		const input = inputs[resource];
		if (input.phase === 'syncing') {
			return input.problem ?? [];
		}

		if (!essentials.includes(resource)) {
			return [];
		}

		if (input.phase !== 'synced') {
			return input.problem ?? `The API server does not serve ${resource}.`;
		}

		return input.staleSince === undefined || isComplete ? [] : (input.problem ?? `${resource} are stale.`);
	});
	return [
		...(late.length > 0 ? [`Listing ${late.join(', ')} has not ended in time. ${more}`] : []),
		// A server that fails gives the same sentence for all inputs.
		...new Set(problems),
	];
};

/** A sentence for each reason why ports were not asked; [] where all were that can be. That UDP and SCTP cannot is no such reason, nor is that nothing is meant to answer. */
export const unaskedSentences = (proofs: readonly PortProof[]): readonly string[] => {
	const unasked = proofs.filter(
		({state, protocol, port, isAsleep}) => state === 'not-asked' && protocol === 'TCP' && port !== null && !isAsleep,
	);
	return [...Map.groupBy(unasked, ({reason = ''}) => reason)].map(([reason, ports]) => {
		const rest = ports.length - maxNames;
		const names = ports.slice(0, maxNames).map(proofName).join(', ');
		return `Not asked: ${names}${rest > 0 ? ` and ${rest} more` : ''}: ${reason.replace(/\.$/, '')}.`;
	});
};

/** A sentence for each Service of which nothing is ready while something is under way that may bring it; [] where there are none. */
export const unsettledSentences = (services: readonly LookedAt[]): readonly string[] =>
	services.flatMap(service =>
		service.unsettled === undefined ? [] : [`Not settled: ${keyOf(service)}: ${service.unsettled.cause}.`],
	);

/** A sentence for the Services whose result may change; [] where there are none. */
export const settlingSentences = (services: readonly LookedAt[]): readonly string[] => {
	const settling = services.filter(({unknown}) => unknown === 'settling');
	return settling.length > 0 ? [`Still settling, the result may change: ${named(settling)}.`] : [];
};

/** Sentences for all that a snapshot could not read; [] where nothing is missing. `services` are those that were asked for. */
export const unknownSentences = (found: Snapshot, services: readonly LookedAt[]): readonly string[] => {
	const inputs = inputSentences(found);
	const unchecked = services.filter(({unknown}) => unknown === 'not-checked');
	const sentences = [
		...inputs,
		...(unchecked.length > 0
			? [
					`${unchecked.length} of ${services.length} services not checked${found.isComplete || inputs.length > 0 ? '' : ' in time'}: ${named(unchecked)}.${found.isComplete || inputs.length > 0 ? '' : ` ${more}`}`,
				]
			: []),
		...(found.podsWithoutEvents.length > 0
			? [`Events of ${found.podsWithoutEvents.length} pods could not be read: ${named(found.podsWithoutEvents)}.`]
			: []),
	];
	const isExplained = sentences.length > 0 || settlingSentences(services).length > 0;
	return isExplained || found.isComplete ? sentences : [`Checking has not ended in time. ${more}`];
};
