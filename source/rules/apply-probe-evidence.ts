import type {Service} from '../model/objects.ts';
import type {Diagnosis} from './diagnosis.ts';
import type {PortEvidence, Saw} from './evidence.ts';
import type {Finding} from './finding.ts';
import {ignoring, inOrder} from './findings.ts';
import {causeText} from './lib/cause-text.ts';
import {shortPodName} from './lib/pods/short-pod-name.ts';
import {multipleOwners} from './selector/multiple-owners.ts';
import {verdictPage} from './verdicts/trace-verdicts.ts';

type Proof = (finding: Finding, seen: PortEvidence) => Finding | undefined;

type NotListening = PortEvidence & Extract<Saw, {saw: 'not-listening'}>;

/** The result for a port that nothing listens on. */
const notListening = ({source, target, listening, fixes, isUnmapped}: NotListening) => {
	const ports = listening?.ports.join(', ') ?? '';
	return {
		severity: 'error',
		confidence: 'certain',
		cause: causeText`connection refused: nothing listens on ${isUnmapped ? 'port' : 'targetPort'} ${target}${ports === '' ? '' : ` (pods listen on ${ports})`}`,
		fixes,
		evidence: [
			{path: source, value: 'connection refused, from inside the pod as well'},
			...(listening === undefined ? [] : [{path: `pod/${listening.pod} /proc/net/tcp`, value: ports || 'none'}]),
		],
	} as const;
};

const undeclared: Proof = (finding, seen) => {
	if (seen.saw === 'answers' || seen.saw === 'localhost') {
		return undefined;
	}

	if (seen.saw !== 'not-listening') {
		return finding;
	}

	const proof = notListening(seen);
	// Proven, it stands for itself, whatever it was a hint to.
	const {foldedUnder: _, ...itself} = finding;
	return {...itself, ...proof, evidence: [...finding.evidence, ...proof.evidence]};
};

const blocked: Proof = (finding, seen) => {
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

	if (seen.saw !== 'answers') {
		return finding;
	}

	// A client on the same node, or a plugin that enforces nothing: for others the policy may well hold.
	return {
		...finding,
		severity: 'info',
		confidence: 'hint',
		evidence: [...finding.evidence, {path: seen.source, value: 'the connection opens'}],
	};
};

/** Clients of a headless Service connect to the port that they use: it refuses, or it answers. */
const remapped: Proof = (finding, seen) => {
	if (seen.saw === 'answers') {
		return undefined;
	}

	return seen.saw === 'not-listening'
		? {
				...finding,
				severity: 'error',
				confidence: 'certain',
				evidence: [...finding.evidence, ...notListening(seen).evidence],
			}
		: finding;
};

type Owners = PortEvidence & Extract<Saw, {saw: 'owners'}>;

/** The result for workloads that share a port, and that only some of serve. */
const differing = ({source, port, answering, refusing, pods, sample, fixes}: Owners) => {
	const asked = sample === undefined ? '' : `${sample}: `;
	return {
		severity: 'warning',
		confidence: sample === undefined ? 'certain' : 'likely',
		cause: causeText`selector also matches ${refusing.join(', ')}: port ${port} refused, ${answering.join(', ')} answers`,
		evidence: [{path: source, value: `${asked}connection refused by ${pods.join(', ')} alone`}],
		fixes,
	} as const;
};

/** Pods of several workloads: those that do not serve are the ones that do not belong. */
const mixedUp: Proof = (finding, seen) => {
	if (seen.saw !== 'owners') {
		return finding;
	}

	const {foldedUnder: _, ...itself} = finding;
	const proof = differing(seen);
	return {...itself, ...proof, evidence: [...finding.evidence, ...proof.evidence]};
};

/** Findings that rest on what is written only, and what a probe of the target port makes of each. */
const proofs: Readonly<Record<string, Proof>> = {
	'target-port-undeclared': undeclared,
	'ingress-blocked': blocked,
	'multiple-owners': mixedUp,
};

/** The same of a probe of the port of a headless Service that is not its target port. */
const unmappedProofs: Readonly<Record<string, Proof>> = {
	'headless-port-remap': remapped,
	'multiple-owners': mixedUp,
};

/** A finding about unrelated pods has no port where names or labels prove it. */
const isAbout = ({code, port}: Finding, seen: PortEvidence) =>
	port === seen.port || (port === undefined && code === multipleOwners.code);

const proofOf = ({isUnmapped}: PortEvidence, {code}: Finding): Proof | undefined =>
	(isUnmapped ? unmappedProofs : proofs)[code];

/** The codes that no rule has: a probe alone finds what they stand for. */
export const provenCodes = ['listens-on-localhost', 'not-listening'] as const;

/** What nothing in the objects hints at: only a probe finds it. */
const unheardOf = (findings: readonly Finding[], seen: PortEvidence): readonly Finding[] => {
	const {service, port, source} = seen;
	const as = (code: (typeof provenCodes)[number]) => ({
		code,
		title: verdictPage(code)!.title,
		service,
		port,
	});
	if (seen.saw === 'localhost') {
		const {pod, loopback, fixes} = seen;
		return [
			{
				...as('listens-on-localhost'),
				severity: 'error',
				confidence: 'certain',
				cause: causeText`connection refused: app listens on ${loopback} only (${shortPodName(pod)})`,
				evidence: [
					{path: source, value: 'connection refused by every endpoint that was asked'},
					{path: `pod/${pod} ${loopback}`, value: 'answers from inside'},
				],
				fixes,
			},
		];
	}

	if (seen.saw === 'owners') {
		const isReported = findings.some(finding => finding.code === multipleOwners.code && isAbout(finding, seen));
		return isReported
			? []
			: [{code: multipleOwners.code, title: multipleOwners.title, service, port, ...differing(seen)}];
	}

	const telling = seen.isUnmapped ? 'headless-port-remap' : 'target-port-undeclared';
	const isReported = findings.some(({code, port: about}) => code === telling && about === port);
	return seen.saw === 'not-listening' && !isReported ? [{...as('not-listening'), ...notListening(seen)}] : [];
};

/** The findings after a probe has looked: what it proves is certain, what it disproves is gone. */
const proven = (findings: readonly Finding[], seen: PortEvidence): readonly Finding[] => {
	const remaining = findings.flatMap(finding => {
		const proof = isAbout(finding, seen) ? proofOf(seen, finding) : undefined;
		return (proof === undefined ? finding : proof(finding, seen)) ?? [];
	});
	const codes = new Set(remaining.map(({code}) => code));
	const standing = remaining.map(({foldedUnder, ...finding}) =>
		foldedUnder !== undefined && codes.has(foldedUnder) ? {...finding, foldedUnder} : finding,
	);
	return inOrder([...unheardOf(findings, seen), ...standing]);
};

/** The diagnosis after probes have looked. What the Service or the configuration silences is ignored if a probe finds it, too. */
export const applyProbeEvidence = (
	diagnosis: Diagnosis,
	{suppression}: Pick<Service, 'suppression'>,
	evidence: readonly PortEvidence[],
): Diagnosis =>
	diagnosis.isDiagnosed && evidence.length > 0
		? {
				...diagnosis,
				findings: [suppression, diagnosis.suppression]
					.filter(each => each !== undefined)
					.reduce(ignoring, evidence.reduce(proven, diagnosis.findings)),
			}
		: diagnosis;
