import {essentials, type Inputs, isSettled} from '../model/inputs.ts';
import type {MissingService} from '../model/networking.ts';
import type {Labels, Resource, WorkloadKind} from '../model/objects.ts';
import type {ServiceView} from '../model/service-view.ts';
import {allCompleted} from './all-completed.ts';
import {clusterDnsNoEndpoints} from './cluster-dns-no-endpoints.ts';
import {crashLoop} from './crash-loop.ts';
import {externalnameIp} from './externalname-ip.ts';
import {externalnameNotFqdn} from './externalname-not-fqdn.ts';
import {compareSeverity, type Finding, type Fix} from './finding.ts';
import {frozenSlices} from './frozen-slices.ts';
import {headlessPortRemap} from './headless-port-remap.ts';
import {imagePull} from './image-pull.ts';
import {ingressBackendNoEndpoints} from './ingress-backend-no-endpoints.ts';
import {ingressBlocked} from './ingress-blocked.ts';
import {ingressClassMissing} from './ingress-class-missing.ts';
import {ingressNoClass} from './ingress-no-class.ts';
import {ingressPortMissing} from './ingress-port-missing.ts';
import {ingressServiceMissing} from './ingress-service-missing.ts';
import {lbPending} from './lb-pending.ts';
import {managerOf} from './managed-by.ts';
import {forManifest} from './manifest-fix.ts';
import {manualSlicePortName} from './manual-slice-port-name.ts';
import {multipleOwners} from './multiple-owners.ts';
import {namedTargetPortMissing} from './named-target-port-missing.ts';
import {namedTargetPortPartial} from './named-target-port-partial.ts';
import {namespaceLabelMissing} from './namespace-label-missing.ts';
import {noReadyEndpoints} from './no-ready-endpoints.ts';
import {peerOrVsAnd} from './peer-or-vs-and.ts';
import {podsInOtherNamespace} from './pods-in-other-namespace.ts';
import {probesMaskPolicy} from './probes-mask-policy.ts';
import {readinessProbe} from './readiness-probe.ts';
import type {Rule, Verdict} from './rule.ts';
import {selectorAndManual} from './selector-and-manual.ts';
import {selectorMatchesNothing} from './selector-matches-nothing.ts';
import {selectorlessNoSlices} from './selectorless-no-slices.ts';
import {servicePortInPolicy} from './service-port-in-policy.ts';
import {isSkipped} from './skipped.ts';
import {targetPortUndeclared} from './target-port-undeclared.ts';
import {unschedulable} from './unschedulable.ts';
import {workloadScaledToZero} from './workload-scaled-to-zero.ts';

/** Every rule there is; among findings of one severity, those of an earlier rule come first. */
export const rules: readonly Rule[] = [
	clusterDnsNoEndpoints,
	externalnameIp,
	externalnameNotFqdn,
	podsInOtherNamespace,
	selectorMatchesNothing,
	workloadScaledToZero,
	unschedulable,
	imagePull,
	crashLoop,
	readinessProbe,
	allCompleted,
	noReadyEndpoints,
	namedTargetPortMissing,
	frozenSlices,
	manualSlicePortName,
	selectorlessNoSlices,
	selectorAndManual,
	namedTargetPortPartial,
	multipleOwners,
	headlessPortRemap,
	targetPortUndeclared,
	lbPending,
	ingressServiceMissing,
	ingressPortMissing,
	ingressClassMissing,
	ingressNoClass,
	ingressBackendNoEndpoints,
	servicePortInPolicy,
	ingressBlocked,
	namespaceLabelMissing,
	peerOrVsAnd,
	probesMaskPolicy,
];

const byCode = new Map(rules.map(rule => [rule.code, rule]));

/** The rule of that code; undefined where there is none. */
export const ruleFor = (code: string): Rule | undefined => byCode.get(code);

const needed: readonly Resource[] = [...new Set([...essentials, ...rules.flatMap(({inputs}) => inputs)])];

/** Namespaces are used where they are known, and not waited for: few may list them. */
const consulted: readonly Resource[] = [...new Set<Resource>([...needed, 'namespaces'])];

const resourceOf: Readonly<Record<WorkloadKind, Resource>> = {
	Deployment: 'deployments',
	StatefulSet: 'statefulsets',
	DaemonSet: 'daemonsets',
};

/** Nothing is judged from what is out of reach: what was known of it may be long gone. */
const withinReach = (view: ServiceView, inputs: Inputs): ServiceView => {
	const isReached = ({kind}: {readonly kind: WorkloadKind}) => inputs[resourceOf[kind]].phase === 'synced';
	const isSynced = (resource: Resource) => inputs[resource].phase === 'synced';
	const isWhole =
		view.workloads.every(isReached) &&
		(view.policies.length === 0 || (isSynced('networkpolicies') && isSynced('namespaces'))) &&
		(view.ingresses.length === 0 || (isSynced('ingresses') && isSynced('ingressclasses')));
	return isWhole
		? view
		: {
				...view,
				workloads: view.workloads.filter(isReached),
				policies: isSynced('networkpolicies') ? view.policies : [],
				namespaces: isSynced('namespaces') ? view.namespaces : undefined,
				ingresses: isSynced('ingresses') ? view.ingresses : [],
				ingressClasses: isSynced('ingressclasses') ? view.ingressClasses : undefined,
			};
};

/** The Service a finding is about; one that does not exist has no labels. */
type Subject = {readonly namespace: string; readonly name: string; readonly labels?: Labels};

type Found = {readonly finding: Finding; readonly explains: readonly string[]};

/** What has to be known before a live change is made: that some tool would take it back. */
const ownership = (labels: Labels, fixes: readonly Fix[]): readonly Fix[] => {
	const manager = managerOf(labels);
	return manager !== undefined && fixes.some(({mutating}) => mutating)
		? [
				{
					kind: 'text',
					label: `Managed by ${manager}`,
					value: `Managed by ${manager}: change it at the source, a live patch will be reverted.`,
					mutating: false,
				},
			]
		: [];
};

const found = (rule: Rule, service: Subject, verdict: Verdict): Found => {
	const {explains = rule.explains ?? [], ...said} = verdict;
	const {code, title, severity, confidence} = rule;
	const {namespace, name, labels = {}} = service;
	const fixes = [...ownership(labels, said.fixes), ...said.fixes];
	return {finding: {code, severity, confidence, service: {namespace, name}, title, ...said, fixes}, explains};
};

/** The code of the finding at the root of this one; undefined where it is a root itself. */
const rootOf = (code: string, all: readonly Found[]): string | undefined => {
	const cause = all.find(({finding, explains}) => finding.code !== code && explains.includes(code));
	return cause && (rootOf(cause.finding.code, all) ?? cause.finding.code);
};

/** What each rule finds; a finding that follows from another comes right after it, worst first otherwise, what is ignored last. */
const judge = (view: ServiceView, asked: readonly Rule[]): readonly Finding[] => {
	const all = asked.flatMap(rule =>
		[rule.check(view) ?? []].flat().map((verdict: Verdict) => found(rule, view.service, verdict)),
	);
	const {suppression} = view.service;
	const findings = all.map(({finding}): Finding => {
		const foldedUnder = rootOf(finding.code, all);
		const isIgnored = suppression?.codes.includes(finding.code);
		return {
			...finding,
			...(foldedUnder !== undefined && {foldedUnder}),
			...(isIgnored && {ignored: suppression!.reason}),
		};
	});
	const worstFirst = findings.toSorted(
		(a, b) =>
			Number(a.ignored !== undefined) - Number(b.ignored !== undefined) || compareSeverity(a.severity, b.severity),
	);
	const roots = worstFirst.filter(({foldedUnder}) => foldedUnder === undefined);
	return roots.flatMap((root, index) => [
		root,
		// Two findings of one rule share what follows from them: it is told once, after the first.
		...(roots.findIndex(({code}) => code === root.code) === index
			? worstFirst.filter(({foldedUnder}) => foldedUnder === root.code)
			: []),
	]);
};

const judged = new WeakMap<ServiceView, {readonly reached: string; readonly findings: readonly Finding[]}>();

/**
 * What is wrong with a Service, worst first; a finding that follows from another comes right after it, with
 * `foldedUnder`. The same list for the same view. undefined while it cannot be told: an input is not settled yet, or
 * one of the essential ones is out of reach.
 */
export const diagnose = (view: ServiceView, inputs: Inputs): readonly Finding[] | undefined => {
	if (essentials.some(resource => inputs[resource].phase !== 'synced')) {
		return undefined;
	}

	if (needed.some(resource => !isSettled(inputs[resource]))) {
		return undefined;
	}

	// Views are immutable: what was found in one holds as long as the same inputs are within reach.
	const reached = consulted.filter(resource => inputs[resource].phase === 'synced').join();
	const known = judged.get(view);
	if (known?.reached === reached) {
		return known.findings;
	}

	const findings = isSkipped(view.service) ? [] : judge(withinReach(view, inputs), rules);
	judged.set(view, {reached, findings});
	return findings;
};

/** What is wrong with Services that other objects name and nobody has; [] while it cannot be told. */
export const diagnoseMissing = (missing: readonly MissingService[], inputs: Inputs): readonly Finding[] =>
	missing.flatMap(service =>
		rules
			.filter(({inputs: read}) => read.every(resource => inputs[resource].phase === 'synced'))
			.flatMap(rule => {
				const verdict = rule.checkMissing?.(service);
				return verdict ? [found(rule, service, verdict).finding] : [];
			}),
	);
/**
 * What is wrong with a Service of a manifest, by the rules that need no cluster. Manifests are seldom all there is: a
 * selector that matches nothing in them is a fault only where it nearly matches something.
 */
export const diagnoseManifest = (
	view: ServiceView,
	{hasTemplates}: {readonly hasTemplates: boolean},
): readonly Finding[] => {
	if (isSkipped(view.service)) {
		return [];
	}

	const isMeant = view.nearMatches.some(({patch}) => patch !== undefined);
	const findings = judge(
		view,
		rules.filter(({isStatic}) => isStatic),
	).map(forManifest);
	return isMeant
		? findings
		: findings.map(finding =>
				finding.code === 'selector-matches-nothing'
					? {
							...finding,
							severity: hasTemplates ? 'warning' : 'info',
							confidence: hasTemplates ? 'likely' : 'hint',
							cause: `${finding.cause}; what the manifests don't hold is not known`,
						}
					: finding,
			);
};
