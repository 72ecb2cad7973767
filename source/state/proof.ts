import {basisOf, type PortEvidence} from '../rules/evidence.ts';
import type {Judgement} from '../rules/judgement.ts';
import {proven} from '../rules/proven.ts';
import type {Row} from './row.ts';

/** What probes have seen of one Service. */
export type Proof = {
	/** The last of each port. */
	readonly evidence: readonly PortEvidence[];
	/** The judgement from its objects alone. */
	readonly judged: Judgement;
};

export type Proofs = ReadonlyMap<string, Proof>;

const judgedWith = ({evidence, judged}: Proof): Judgement =>
	judged.isJudged ? {...judged, findings: evidence.reduce(proven, judged.findings)} : judged;

/**
 * The rows as probes have seen them. What was seen holds until something it rests on has changed: then the objects
 * alone are believed again.
 */
export const withProofs = (
	proofs: Proofs,
	changed: readonly Row[],
	removed: readonly string[],
): {readonly proofs: Proofs; readonly rows: readonly Row[]} => {
	if (proofs.size === 0) {
		return {proofs, rows: changed};
	}

	const next = new Map(proofs);
	for (const key of removed) {
		next.delete(key);
	}

	const rows = changed.map((row): Row => {
		const {view, judgement} = row;
		const proof = next.get(view.key);
		if (proof === undefined) {
			return row;
		}

		const basis = basisOf(view);
		const evidence = proof.evidence.filter(seen => seen.basis === basis);
		if (evidence.length === 0) {
			next.delete(view.key);
			return row;
		}

		next.set(view.key, {evidence, judged: judgement});
		return {view, judgement: judgedWith({evidence, judged: judgement})};
	});
	return {proofs: next, rows};
};

/** The row after a probe has seen something of it; undefined where the Service has changed meanwhile. */
export const withEvidence = (
	proof: Proof | undefined,
	{view, judgement}: Row,
	seen: PortEvidence,
): {readonly proof: Proof; readonly row: Row} | undefined => {
	if (seen.basis !== basisOf(view)) {
		return undefined;
	}

	const others = (proof?.evidence ?? []).filter(({port}) => port !== seen.port);
	const next = {evidence: [...others, seen], judged: proof?.judged ?? judgement};
	return {proof: next, row: {view, judgement: judgedWith(next)}};
};
