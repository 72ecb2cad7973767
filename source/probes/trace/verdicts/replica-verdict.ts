import type {Fix} from '../../../rules/finding.ts';
import type {VerdictCode} from '../../../rules/verdicts/trace-verdicts.ts';
import {outcomeWord} from '../../names/outcome-word.ts';
import type {Hop, Trail} from '../hop.ts';
import {hopsOf, type TraceVerdict} from './trace-facts.ts';

const codes: Partial<Record<Hop['outcome'], VerdictCode>> = {
	nxdomain: 'dns-nxdomain',
	servfail: 'dns-servfail',
	refused: 'dns-servfail',
};

/** Outcomes that say nothing of the server. */
const isUnasked = ({outcome}: Hop) => ['exec-denied', 'exec-failed', 'tool-missing', 'cancelled'].includes(outcome);

const isGood = ({outcome}: Hop) => outcome === 'ok';

const nameOf = ({pod, target}: Hop) => (pod === '' ? target : pod);

const logsFix = ({namespace, pod}: Hop): readonly Fix[] =>
	namespace === undefined
		? []
		: [
				{
					kind: 'command',
					label: 'Check the DNS pod',
					argv: ['kubectl', '-n', namespace, 'logs', pod],
					mutating: false,
				},
				{
					kind: 'command',
					label: 'Restart it, where its log gives no reason',
					argv: ['kubectl', '-n', namespace, 'delete', 'pod', pod],
					mutating: true,
				},
			];

/**
 * What the replicas of the container's DNS tell of a lookup that fails, or comes late: `verdict` where some of them fail and
 * others do not, so that it fails at times; `note` where all are alike; {} where they were not asked.
 */
export const replicaVerdict = (
	trail: Pick<Trail, 'hops'>,
): {readonly verdict?: TraceVerdict; readonly note?: string} => {
	const asked = hopsOf(trail, 'dns-replica').filter(hop => !isUnasked(hop));
	const broken = asked.filter(hop => !isGood(hop));
	const [first] = broken;
	if (asked.length === 0) {
		return {};
	}

	const all = `${asked.length} DNS ${asked.length === 1 ? 'replica' : 'replicas'}`;
	if (first === undefined) {
		return {note: `Asked directly, all of ${all} answer.`};
	}

	if (broken.length === asked.length) {
		return {note: `Asked directly, none of ${all} answers: ${outcomeWord(first.outcome)}.`};
	}

	const names = broken.map(nameOf).join(', ');
	const told = broken.map(hop => `${nameOf(hop)} (${hop.target}): ${outcomeWord(hop.outcome)}`).join('; ');
	return {
		verdict: {
			code: codes[first.outcome] ?? 'dns-timeout',
			confidence: 'certain',
			title: `${broken.length}/${all} failing: ${names}`,
			cause: `Asked directly, ${told}. The others answer, so lookups fail at times: each query goes to any one of them.`,
			fixes: logsFix(first),
		},
	};
};
