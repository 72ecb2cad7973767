// Written by `npm run lists` from the files in the folders of rules.

import {clusterDnsNoEndpoints} from './cluster/cluster-dns-no-endpoints.ts';
import {corednsCrash} from './cluster/coredns-crash.ts';
import {foreignManager} from './cluster/foreign-manager.ts';
import {kubeProxyUnhealthy} from './cluster/kube-proxy-unhealthy.ts';
import {serviceProxyName} from './cluster/service-proxy-name.ts';
import {dnsNameShadowed} from './dns/dns-name-shadowed.ts';
import {dnsPolicy} from './dns/dns-policy.ts';
import {externalnameDangling} from './dns/externalname-dangling.ts';
import {externalnameIp} from './dns/externalname-ip.ts';
import {externalnameLoop} from './dns/externalname-loop.ts';
import {externalnameNoEndpoints} from './dns/externalname-no-endpoints.ts';
import {externalnameNotFqdn} from './dns/externalname-not-fqdn.ts';
import {externalnamePorts} from './dns/externalname-ports.ts';
import {externalnameTrailingDot} from './dns/externalname-trailing-dot.ts';
import {externalnameWithoutType} from './dns/externalname-without-type.ts';
import {podSubdomainMissing} from './dns/pod-subdomain-missing.ts';
import {stsServiceMissing} from './dns/sts-service-missing.ts';
import {badAddress} from './endpoints/bad-address.ts';
import {endpointsNotMirrored} from './endpoints/endpoints-not-mirrored.ts';
import {familyUnserved} from './endpoints/family-unserved.ts';
import {fqdnSlice} from './endpoints/fqdn-slice.ts';
import {frozenSlices} from './endpoints/frozen-slices.ts';
import {headlessNoReady} from './endpoints/headless-no-ready.ts';
import {manualSlicePortName} from './endpoints/manual-slice-port-name.ts';
import {noReadyEndpoints} from './endpoints/no-ready-endpoints.ts';
import {noSlice} from './endpoints/no-slice.ts';
import {notServingButReady} from './endpoints/not-serving-but-ready.ts';
import {orphanSlice} from './endpoints/orphan-slice.ts';
import {partiallyReady} from './endpoints/partially-ready.ts';
import {publishNotReady} from './endpoints/publish-not-ready.ts';
import {selectorlessNoSlices} from './endpoints/selectorless-no-slices.ts';
import {singleEndpoint} from './endpoints/single-endpoint.ts';
import {sliceMissingPod} from './endpoints/slice-missing-pod.ts';
import {sliceStaleExtra} from './endpoints/slice-stale-extra.ts';
import {etpLocalNodesWithoutEndpoints} from './exposure/etp-local-nodes-without-endpoints.ts';
import {externalIpConflict} from './exposure/external-ip-conflict.ts';
import {gatewayNotProgrammed} from './exposure/gateway-not-programmed.ts';
import {ingressBackendNoEndpoints} from './exposure/ingress-backend-no-endpoints.ts';
import {ingressClassMissing} from './exposure/ingress-class-missing.ts';
import {ingressControllerEmpty} from './exposure/ingress-controller-empty.ts';
import {ingressNoClass} from './exposure/ingress-no-class.ts';
import {ingressOldFields} from './exposure/ingress-old-fields.ts';
import {ingressPathTwice} from './exposure/ingress-path-twice.ts';
import {ingressPortMissing} from './exposure/ingress-port-missing.ts';
import {ingressServiceMissing} from './exposure/ingress-service-missing.ts';
import {itpLocalNoLocal} from './exposure/itp-local-no-local.ts';
import {lbPending} from './exposure/lb-pending.ts';
import {lbPortError} from './exposure/lb-port-error.ts';
import {lbSourceRanges} from './exposure/lb-source-ranges.ts';
import {routeBackendMissing} from './exposure/route-backend-missing.ts';
import {routeBackendPort} from './exposure/route-backend-port.ts';
import {routeExternalname} from './exposure/route-externalname.ts';
import {routeNotAccepted} from './exposure/route-not-accepted.ts';
import {routeRefgrant} from './exposure/route-refgrant.ts';
import {routeWeightZero} from './exposure/route-weight-zero.ts';
import {sessionAffinity} from './exposure/session-affinity.ts';
import {allCompleted} from './pods/all-completed.ts';
import {allTerminating} from './pods/all-terminating.ts';
import {crashLoop} from './pods/crash-loop.ts';
import {envCollision} from './pods/env-collision.ts';
import {evicted} from './pods/evicted.ts';
import {imagePull} from './pods/image-pull.ts';
import {initBlocked} from './pods/init-blocked.ts';
import {livenessProbe} from './pods/liveness-probe.ts';
import {noPodipYet} from './pods/no-podip-yet.ts';
import {nodeNotReady} from './pods/node-not-ready.ts';
import {oom} from './pods/oom.ts';
import {peersDeadlock} from './pods/peers-deadlock.ts';
import {postStartHook} from './pods/post-start-hook.ts';
import {pvcConfig} from './pods/pvc-config.ts';
import {readinessGate} from './pods/readiness-gate.ts';
import {readinessProbe} from './pods/readiness-probe.ts';
import {schedulingGated} from './pods/scheduling-gated.ts';
import {startupProbe} from './pods/startup-probe.ts';
import {terminating} from './pods/terminating.ts';
import {unschedulable} from './pods/unschedulable.ts';
import {dnsEgressBlocked} from './policy/dns-egress-blocked.ts';
import {hostnetworkPod} from './policy/hostnetwork-pod.ts';
import {ingressBlocked} from './policy/ingress-blocked.ts';
import {namespaceLabelMissing} from './policy/namespace-label-missing.ts';
import {peerOrVsAnd} from './policy/peer-or-vs-and.ts';
import {policySelectsNothing} from './policy/policy-selects-nothing.ts';
import {probesMaskPolicy} from './policy/probes-mask-policy.ts';
import {servicePortInPolicy} from './policy/service-port-in-policy.ts';
import {appProtocolSuspicious} from './ports/app-protocol-suspicious.ts';
import {duplicatePortNameInPod} from './ports/duplicate-port-name-in-pod.ts';
import {headlessPortRemap} from './ports/headless-port-remap.ts';
import {hostnetworkPort} from './ports/hostnetwork-port.ts';
import {namedTargetPortDiffers} from './ports/named-target-port-differs.ts';
import {namedTargetPortMissing} from './ports/named-target-port-missing.ts';
import {namedTargetPortPartial} from './ports/named-target-port-partial.ts';
import {portDeclaredElsewhere} from './ports/port-declared-elsewhere.ts';
import {portLostOnApply} from './ports/port-lost-on-apply.ts';
import {portSwap} from './ports/port-swap.ts';
import {portsInvalid} from './ports/ports-invalid.ts';
import {protocolMismatch} from './ports/protocol-mismatch.ts';
import {targetPortInvalid} from './ports/target-port-invalid.ts';
import {targetPortUndeclared} from './ports/target-port-undeclared.ts';
import type {Rule} from './rule.ts';
import {multipleOwners} from './selector/multiple-owners.ts';
import {nearMatchTemplate} from './selector/near-match-template.ts';
import {podsInOtherNamespace} from './selector/pods-in-other-namespace.ts';
import {selectorAndManual} from './selector/selector-and-manual.ts';
import {selectorMatchesNothing} from './selector/selector-matches-nothing.ts';
import {selectorNotLabels} from './selector/selector-not-labels.ts';
import {selectorTooShort} from './selector/selector-too-short.ts';
import {staleVersionLabel} from './selector/stale-version-label.ts';
import {workloadSelectorMismatch} from './selector/workload-selector-mismatch.ts';
import {rolloutStuck} from './workloads/rollout-stuck.ts';
import {workloadCannotCreatePods} from './workloads/workload-cannot-create-pods.ts';
import {workloadScaledToZero} from './workloads/workload-scaled-to-zero.ts';

/** A rule for each file, by family and name. */
export const list: readonly Rule[] = [
	clusterDnsNoEndpoints,
	corednsCrash,
	foreignManager,
	kubeProxyUnhealthy,
	serviceProxyName,
	dnsNameShadowed,
	dnsPolicy,
	externalnameDangling,
	externalnameIp,
	externalnameLoop,
	externalnameNoEndpoints,
	externalnameNotFqdn,
	externalnamePorts,
	externalnameTrailingDot,
	externalnameWithoutType,
	podSubdomainMissing,
	stsServiceMissing,
	badAddress,
	endpointsNotMirrored,
	familyUnserved,
	fqdnSlice,
	frozenSlices,
	headlessNoReady,
	manualSlicePortName,
	noReadyEndpoints,
	noSlice,
	notServingButReady,
	orphanSlice,
	partiallyReady,
	publishNotReady,
	selectorlessNoSlices,
	singleEndpoint,
	sliceMissingPod,
	sliceStaleExtra,
	etpLocalNodesWithoutEndpoints,
	externalIpConflict,
	gatewayNotProgrammed,
	ingressBackendNoEndpoints,
	ingressClassMissing,
	ingressControllerEmpty,
	ingressNoClass,
	ingressOldFields,
	ingressPathTwice,
	ingressPortMissing,
	ingressServiceMissing,
	itpLocalNoLocal,
	lbPending,
	lbPortError,
	lbSourceRanges,
	routeBackendMissing,
	routeBackendPort,
	routeExternalname,
	routeNotAccepted,
	routeRefgrant,
	routeWeightZero,
	sessionAffinity,
	allCompleted,
	allTerminating,
	crashLoop,
	envCollision,
	evicted,
	imagePull,
	initBlocked,
	livenessProbe,
	noPodipYet,
	nodeNotReady,
	oom,
	peersDeadlock,
	postStartHook,
	pvcConfig,
	readinessGate,
	readinessProbe,
	schedulingGated,
	startupProbe,
	terminating,
	unschedulable,
	dnsEgressBlocked,
	hostnetworkPod,
	ingressBlocked,
	namespaceLabelMissing,
	peerOrVsAnd,
	policySelectsNothing,
	probesMaskPolicy,
	servicePortInPolicy,
	appProtocolSuspicious,
	duplicatePortNameInPod,
	headlessPortRemap,
	hostnetworkPort,
	namedTargetPortDiffers,
	namedTargetPortMissing,
	namedTargetPortPartial,
	portDeclaredElsewhere,
	portLostOnApply,
	portSwap,
	portsInvalid,
	protocolMismatch,
	targetPortInvalid,
	targetPortUndeclared,
	multipleOwners,
	nearMatchTemplate,
	podsInOtherNamespace,
	selectorAndManual,
	selectorMatchesNothing,
	selectorNotLabels,
	selectorTooShort,
	staleVersionLabel,
	workloadSelectorMismatch,
	rolloutStuck,
	workloadCannotCreatePods,
	workloadScaledToZero,
];
