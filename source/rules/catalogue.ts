import {allCompleted} from './all-completed.ts';
import {allTerminating} from './all-terminating.ts';
import {appProtocolSuspicious} from './app-protocol-suspicious.ts';
import {badAddress} from './bad-address.ts';
import {clusterDnsNoEndpoints} from './cluster-dns-no-endpoints.ts';
import {corednsCrash} from './coredns-crash.ts';
import {crashLoop} from './crash-loop.ts';
import {dnsEgressBlocked} from './dns-egress-blocked.ts';
import {dnsNameShadowed} from './dns-name-shadowed.ts';
import {dnsPolicy} from './dns-policy.ts';
import {duplicatePortNameInPod} from './duplicate-port-name-in-pod.ts';
import {endpointsNotMirrored} from './endpoints-not-mirrored.ts';
import {envCollision} from './env-collision.ts';
import {etpLocalNodesWithoutEndpoints} from './etp-local-nodes-without-endpoints.ts';
import {evicted} from './evicted.ts';
import {externalIpConflict} from './external-ip-conflict.ts';
import {externalnameDangling} from './externalname-dangling.ts';
import {externalnameIp} from './externalname-ip.ts';
import {externalnameLoop} from './externalname-loop.ts';
import {externalnameNoEndpoints} from './externalname-no-endpoints.ts';
import {externalnameNotFqdn} from './externalname-not-fqdn.ts';
import {externalnamePorts} from './externalname-ports.ts';
import {externalnameTrailingDot} from './externalname-trailing-dot.ts';
import {externalnameWithoutType} from './externalname-without-type.ts';
import {familyUnserved} from './family-unserved.ts';
import {foreignManager} from './foreign-manager.ts';
import {fqdnSlice} from './fqdn-slice.ts';
import {frozenSlices} from './frozen-slices.ts';
import {gatewayNotProgrammed} from './gateway-not-programmed.ts';
import {headlessNoReady} from './headless-no-ready.ts';
import {headlessPortRemap} from './headless-port-remap.ts';
import {hostnetworkPod} from './hostnetwork-pod.ts';
import {hostnetworkPort} from './hostnetwork-port.ts';
import {imagePull} from './image-pull.ts';
import {ingressBackendNoEndpoints} from './ingress-backend-no-endpoints.ts';
import {ingressBlocked} from './ingress-blocked.ts';
import {ingressClassMissing} from './ingress-class-missing.ts';
import {ingressNoClass} from './ingress-no-class.ts';
import {ingressPortMissing} from './ingress-port-missing.ts';
import {ingressServiceMissing} from './ingress-service-missing.ts';
import {initBlocked} from './init-blocked.ts';
import {itpLocalNoLocal} from './itp-local-no-local.ts';
import {kubeProxyUnhealthy} from './kube-proxy-unhealthy.ts';
import {lbPending} from './lb-pending.ts';
import {lbPortError} from './lb-port-error.ts';
import {lbSourceRanges} from './lb-source-ranges.ts';
import {livenessProbe} from './liveness-probe.ts';
import {manualSlicePortName} from './manual-slice-port-name.ts';
import {multipleOwners} from './multiple-owners.ts';
import {namedTargetPortDiffers} from './named-target-port-differs.ts';
import {namedTargetPortMissing} from './named-target-port-missing.ts';
import {namedTargetPortPartial} from './named-target-port-partial.ts';
import {namespaceLabelMissing} from './namespace-label-missing.ts';
import {nearMatchTemplate} from './near-match-template.ts';
import {noPodipYet} from './no-podip-yet.ts';
import {noReadyEndpoints} from './no-ready-endpoints.ts';
import {noSlice} from './no-slice.ts';
import {nodeNotReady} from './node-not-ready.ts';
import {notServingButReady} from './not-serving-but-ready.ts';
import {oom} from './oom.ts';
import {orphanSlice} from './orphan-slice.ts';
import {partiallyReady} from './partially-ready.ts';
import {peerOrVsAnd} from './peer-or-vs-and.ts';
import {peersDeadlock} from './peers-deadlock.ts';
import {podSubdomainMissing} from './pod-subdomain-missing.ts';
import {podsInOtherNamespace} from './pods-in-other-namespace.ts';
import {policySelectsNothing} from './policy-selects-nothing.ts';
import {portDeclaredElsewhere} from './port-declared-elsewhere.ts';
import {portLostOnApply} from './port-lost-on-apply.ts';
import {portSwap} from './port-swap.ts';
import {postStartHook} from './post-start-hook.ts';
import {probesMaskPolicy} from './probes-mask-policy.ts';
import {protocolMismatch} from './protocol-mismatch.ts';
import {publishNotReady} from './publish-not-ready.ts';
import {pvcConfig} from './pvc-config.ts';
import {readinessGate} from './readiness-gate.ts';
import {readinessProbe} from './readiness-probe.ts';
import {rolloutStuck} from './rollout-stuck.ts';
import {routeBackendMissing} from './route-backend-missing.ts';
import {routeBackendPort} from './route-backend-port.ts';
import {routeExternalname} from './route-externalname.ts';
import {routeNotAccepted} from './route-not-accepted.ts';
import {routeRefgrant} from './route-refgrant.ts';
import {routeWeightZero} from './route-weight-zero.ts';
import type {Rule} from './rule.ts';
import {schedulingGated} from './scheduling-gated.ts';
import {selectorAndManual} from './selector-and-manual.ts';
import {selectorMatchesNothing} from './selector-matches-nothing.ts';
import {selectorTooShort} from './selector-too-short.ts';
import {selectorlessNoSlices} from './selectorless-no-slices.ts';
import {servicePortInPolicy} from './service-port-in-policy.ts';
import {serviceProxyName} from './service-proxy-name.ts';
import {sessionAffinity} from './session-affinity.ts';
import {singleEndpoint} from './single-endpoint.ts';
import {sliceMissingPod} from './slice-missing-pod.ts';
import {sliceStaleExtra} from './slice-stale-extra.ts';
import {staleVersionLabel} from './stale-version-label.ts';
import {startupProbe} from './startup-probe.ts';
import {stsServiceMissing} from './sts-service-missing.ts';
import {targetPortUndeclared} from './target-port-undeclared.ts';
import {terminating} from './terminating.ts';
import {unschedulable} from './unschedulable.ts';
import {workloadCannotCreatePods} from './workload-cannot-create-pods.ts';
import {workloadScaledToZero} from './workload-scaled-to-zero.ts';

/** Every rule there is; among findings of one severity, those of an earlier rule come first. */
export const rules: readonly Rule[] = [
	corednsCrash,
	clusterDnsNoEndpoints,
	externalnameIp,
	externalnameLoop,
	externalnameDangling,
	externalnameNoEndpoints,
	externalnameNotFqdn,
	externalnameWithoutType,
	endpointsNotMirrored,
	externalIpConflict,
	portLostOnApply,
	podsInOtherNamespace,
	staleVersionLabel,
	nearMatchTemplate,
	workloadCannotCreatePods,
	selectorMatchesNothing,
	workloadScaledToZero,
	unschedulable,
	nodeNotReady,
	schedulingGated,
	pvcConfig,
	imagePull,
	initBlocked,
	peersDeadlock,
	livenessProbe,
	postStartHook,
	crashLoop,
	envCollision,
	oom,
	startupProbe,
	readinessProbe,
	readinessGate,
	evicted,
	allCompleted,
	allTerminating,
	noReadyEndpoints,
	headlessNoReady,
	familyUnserved,
	noPodipYet,
	rolloutStuck,
	partiallyReady,
	terminating,
	protocolMismatch,
	namedTargetPortMissing,
	portDeclaredElsewhere,
	frozenSlices,
	badAddress,
	manualSlicePortName,
	selectorlessNoSlices,
	fqdnSlice,
	noSlice,
	sliceStaleExtra,
	sliceMissingPod,
	selectorAndManual,
	namedTargetPortPartial,
	duplicatePortNameInPod,
	hostnetworkPort,
	namedTargetPortDiffers,
	multipleOwners,
	headlessPortRemap,
	portSwap,
	targetPortUndeclared,
	appProtocolSuspicious,
	lbPending,
	lbPortError,
	serviceProxyName,
	etpLocalNodesWithoutEndpoints,
	itpLocalNoLocal,
	stsServiceMissing,
	podSubdomainMissing,
	singleEndpoint,
	ingressServiceMissing,
	ingressPortMissing,
	ingressClassMissing,
	ingressNoClass,
	ingressBackendNoEndpoints,
	routeBackendMissing,
	routeBackendPort,
	routeRefgrant,
	gatewayNotProgrammed,
	routeNotAccepted,
	routeExternalname,
	routeWeightZero,
	servicePortInPolicy,
	ingressBlocked,
	namespaceLabelMissing,
	peerOrVsAnd,
	dnsEgressBlocked,
	probesMaskPolicy,
	policySelectsNothing,
	hostnetworkPod,
	dnsPolicy,
	dnsNameShadowed,
	kubeProxyUnhealthy,
	selectorTooShort,
	lbSourceRanges,
	publishNotReady,
	notServingButReady,
	foreignManager,
	orphanSlice,
	sessionAffinity,
	externalnameTrailingDot,
	externalnamePorts,
];

const byCode = new Map(rules.map(rule => [rule.code, rule]));

/** The rule of that code; undefined where there is none. */
export const ruleFor = (code: string): Rule | undefined => byCode.get(code);
