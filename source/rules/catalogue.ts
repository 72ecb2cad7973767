import {allCompleted} from './all-completed.ts';
import {clusterDnsNoEndpoints} from './cluster-dns-no-endpoints.ts';
import {corednsCrash} from './coredns-crash.ts';
import {crashLoop} from './crash-loop.ts';
import {dnsEgressBlocked} from './dns-egress-blocked.ts';
import {dnsPolicy} from './dns-policy.ts';
import {externalnameIp} from './externalname-ip.ts';
import {externalnameNotFqdn} from './externalname-not-fqdn.ts';
import {frozenSlices} from './frozen-slices.ts';
import {gatewayNotProgrammed} from './gateway-not-programmed.ts';
import {headlessPortRemap} from './headless-port-remap.ts';
import {hostnetworkPod} from './hostnetwork-pod.ts';
import {imagePull} from './image-pull.ts';
import {ingressBackendNoEndpoints} from './ingress-backend-no-endpoints.ts';
import {ingressBlocked} from './ingress-blocked.ts';
import {ingressClassMissing} from './ingress-class-missing.ts';
import {ingressNoClass} from './ingress-no-class.ts';
import {ingressPortMissing} from './ingress-port-missing.ts';
import {ingressServiceMissing} from './ingress-service-missing.ts';
import {kubeProxyUnhealthy} from './kube-proxy-unhealthy.ts';
import {lbPending} from './lb-pending.ts';
import {manualSlicePortName} from './manual-slice-port-name.ts';
import {multipleOwners} from './multiple-owners.ts';
import {namedTargetPortMissing} from './named-target-port-missing.ts';
import {namedTargetPortPartial} from './named-target-port-partial.ts';
import {namespaceLabelMissing} from './namespace-label-missing.ts';
import {noReadyEndpoints} from './no-ready-endpoints.ts';
import {peerOrVsAnd} from './peer-or-vs-and.ts';
import {podsInOtherNamespace} from './pods-in-other-namespace.ts';
import {policySelectsNothing} from './policy-selects-nothing.ts';
import {probesMaskPolicy} from './probes-mask-policy.ts';
import {readinessProbe} from './readiness-probe.ts';
import {routeBackendMissing} from './route-backend-missing.ts';
import {routeBackendPort} from './route-backend-port.ts';
import {routeExternalname} from './route-externalname.ts';
import {routeNotAccepted} from './route-not-accepted.ts';
import {routeRefgrant} from './route-refgrant.ts';
import {routeWeightZero} from './route-weight-zero.ts';
import type {Rule} from './rule.ts';
import {selectorAndManual} from './selector-and-manual.ts';
import {selectorMatchesNothing} from './selector-matches-nothing.ts';
import {selectorlessNoSlices} from './selectorless-no-slices.ts';
import {servicePortInPolicy} from './service-port-in-policy.ts';
import {targetPortUndeclared} from './target-port-undeclared.ts';
import {unschedulable} from './unschedulable.ts';
import {workloadScaledToZero} from './workload-scaled-to-zero.ts';

/** Every rule there is; among findings of one severity, those of an earlier rule come first. */
export const rules: readonly Rule[] = [
	corednsCrash,
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
	kubeProxyUnhealthy,
];

const byCode = new Map(rules.map(rule => [rule.code, rule]));

/** The rule of that code; undefined where there is none. */
export const ruleFor = (code: string): Rule | undefined => byCode.get(code);
