import {applyProbeEvidence} from '../../rules/apply-probe-evidence.ts';
import type {Diagnosis} from '../../rules/diagnosis.ts';
import {basisOf, type PortEvidence} from '../../rules/evidence.ts';
import {clockTime} from '../../text/clock-time.ts';
import type {Row} from '../rows/row.ts';
import type {Entries} from '../rows/row-map.ts';

/** `at` is when it was seen, Unix milliseconds. */
type TimedEvidence = PortEvidence & {readonly at: number};

/** What probes have seen of one Service. */
export type Proof = {
	/** The last of each port. */
	readonly evidence: readonly TimedEvidence[];
	/** The diagnosis from its objects alone. */
	readonly diagnosis: Diagnosis;
};

export type Proofs = ReadonlyMap<string, Proof>;

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
		const {view, diagnosis} = row;
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

		next.set(view.key, {evidence, diagnosis});
		return {view, diagnosis: applyProbeEvidence(diagnosis, view.service, evidence)};
	});
	return {proofs: next, rows};
};

/** The row after a probe has seen something of it, at `at`; undefined where the Service has changed meanwhile. */
export const withEvidence = (
	proof: Proof | undefined,
	{view, diagnosis}: Row,
	seen: PortEvidence,
	at: number,
): {readonly proof: Proof; readonly row: Row} | undefined => {
	if (seen.basis !== basisOf(view)) {
		return undefined;
	}

	const others = (proof?.evidence ?? []).filter(({port}) => port !== seen.port);
	const addProbeEvidence = {...seen, at, source: `${seen.source} at ${clockTime(at)}`};
	const next = {evidence: [...others, addProbeEvidence], diagnosis: proof?.diagnosis ?? diagnosis};
	return {proof: next, row: {view, diagnosis: applyProbeEvidence(next.diagnosis, view.service, next.evidence)}};
};

/**
 * Milliseconds for which a failure that was seen is believed though nothing about the Service changes: an application that
 * begins to listen tells nobody.
 */
export const evidenceTtlMs = 300_000;

/** When evidence is no longer believed; Infinity where it stays so until something changes. */
const expiresAt = ({saw, at}: TimedEvidence) =>
	saw === 'answers' || saw === 'mixed' ? Number.POSITIVE_INFINITY : at + evidenceTtlMs;

/** When something that was seen is no longer believed, Unix milliseconds; Infinity where nothing is to be given up. */
export const nextExpiry = (proofs: Proofs): number =>
	Math.min(Number.POSITIVE_INFINITY, ...[...proofs.values()].flatMap(({evidence}) => evidence.map(expiresAt)));

/** What is believed at a moment, and the rows of which less is than before; `now` in Unix milliseconds. */
export const dropExpired = (
	proofs: Proofs,
	entries: Entries,
	now: number,
): {readonly proofs: Proofs; readonly rows: readonly Row[]} => {
	const remaining = new Map(proofs);
	const rows: Row[] = [];
	for (const [key, {evidence, diagnosis}] of proofs) {
		const proof = {evidence: evidence.filter(seen => expiresAt(seen) > now), diagnosis};
		if (proof.evidence.length === evidence.length) {
			continue;
		}

		if (proof.evidence.length === 0) {
			remaining.delete(key);
		} else {
			remaining.set(key, proof);
		}

		const row = entries.get(key);
		if (row !== undefined) {
			rows.push({view: row.view, diagnosis: applyProbeEvidence(diagnosis, row.view.service, proof.evidence)});
		}
	}

	return {proofs: remaining, rows};
};
