import type {PortEvidence} from './evidence.ts';
import type {Finding} from './finding.ts';
import {inOrder} from './findings.ts';

type Proof = (finding: Finding, seen: PortEvidence) => Finding | undefined;

const undeclared: Proof = (finding, seen) => {
	if (seen.saw === 'answers') {
		return undefined;
	}

	if (seen.saw === 'silence') {
		return finding;
	}

	const {listening, source, fixes} = seen;
	// Proven, it stands for itself, whatever it was a hint to.
	const {foldedUnder: _, ...itself} = finding;
	const ports = listening?.ports.join(', ') ?? '';
	return {
		...itself,
		severity: 'error',
		confidence: 'certain',
		cause: `nothing listens on target port ${finding.evidence[0]?.value ?? ''} of the pods${ports === '' ? '' : `; they listen on ${ports}`}`,
		fixes,
		evidence: [
			...finding.evidence,
			{path: source, value: 'connection refused, from inside the pod as well'},
			...(listening === undefined ? [] : [{path: `pod/${listening.pod} /proc/net/tcp`, value: ports || 'none'}]),
		],
	};
};

const blocked: Proof = (finding, seen) => {
	if (seen.saw === 'not-listening') {
		return finding;
	}

	if (seen.saw === 'silence') {
		return {
			...finding,
			confidence: 'certain',
			evidence: [
				...finding.evidence,
				{path: seen.source, value: `no answer, though ${seen.alive} answers inside itself`},
			],
		};
	}

	// A client on the same node, or a plugin that enforces nothing: for others the policy may well hold.
	return {
		...finding,
		severity: 'info',
		confidence: 'hint',
		evidence: [...finding.evidence, {path: seen.source, value: 'the connection opens all the same'}],
	};
};

/** Findings that rest on what is written only, and what a probe makes of each. */
const proofs: Readonly<Record<string, Proof>> = {
	'target-port-undeclared': undeclared,
	'ingress-blocked': blocked,
};

/** The findings after a probe has looked: what it proves is certain, what it disproves is gone. */
export const proven = (findings: readonly Finding[], seen: PortEvidence): readonly Finding[] => {
	const kept = findings.flatMap(finding => {
		const proof = finding.port === seen.port ? proofs[finding.code] : undefined;
		return (proof === undefined ? finding : proof(finding, seen)) ?? [];
	});
	const codes = new Set(kept.map(({code}) => code));
	return inOrder(
		kept.map(({foldedUnder, ...finding}) =>
			foldedUnder !== undefined && codes.has(foldedUnder) ? {...finding, foldedUnder} : finding,
		),
	);
};
