import type {Service} from '../../../model/objects.ts';
import type {Fix} from '../../finding.ts';

/** What to do about a load balancer without an address. `classmate` is a Service of its class that has one. */
export const pendingFixes = (
	{loadBalancerClass, namespace, name}: Service,
	classmate: string | undefined,
): readonly Fix[] => [
	{
		kind: 'command',
		label: 'Check the Service events',
		argv: ['kubectl', '-n', namespace, 'describe', 'service', name],
		mutating: false,
	},
	...(loadBalancerClass && !classmate
		? ([
				{
					kind: 'text',
					label: 'Use a class that a controller handles',
					value: `loadBalancerClass ${loadBalancerClass} can't be changed once set. Set type: ClusterIP, which removes the class, then type: LoadBalancer again, without a class or with the one of your controller; or delete the Service and create it anew.`,
					mutating: false,
				},
			] as const)
		: []),
	// Where others have an address there is a load balancer.
	...(loadBalancerClass || classmate
		? []
		: ([
				{
					kind: 'text',
					label: 'Install a load balancer controller',
					value:
						'Only without events of a controller. Bare metal: install MetalLB, kube-vip or another controller. kind: run cloud-provider-kind. minikube: run minikube tunnel.',
					mutating: false,
				},
			] as const)),
];
