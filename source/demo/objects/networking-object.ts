import type {Condition, KubernetesObject, Labels, Protocol} from './kubernetes-object.ts';

/** Both have to match where both are given; without a namespaceSelector it is about the policy's own namespace. */
export type PolicyPeer = {
	readonly podSelector?: {readonly matchLabels?: Labels};
	readonly namespaceSelector?: {readonly matchLabels?: Labels};
};

export type NetworkPolicyObject = KubernetesObject & {
	readonly spec: {
		readonly podSelector: {readonly matchLabels?: Labels};
		readonly policyTypes: readonly string[];
		readonly ingress?: ReadonlyArray<{
			readonly from?: readonly PolicyPeer[];
			readonly ports?: ReadonlyArray<{readonly port: number; readonly protocol: Protocol}>;
		}>;
		readonly egress?: ReadonlyArray<{
			readonly to: ReadonlyArray<{readonly namespaceSelector: {readonly matchLabels: Labels}}>;
		}>;
	};
};

export type IngressObject = KubernetesObject & {
	readonly spec: {
		readonly ingressClassName?: string;
		readonly rules: ReadonlyArray<{
			readonly host: string;
			readonly http: {
				readonly paths: ReadonlyArray<{
					readonly path: string;
					readonly pathType: 'Prefix';
					readonly backend: {readonly service: {readonly name: string; readonly port: {readonly number: number}}};
				}>;
			};
		}>;
	};
	readonly status: {readonly loadBalancer: {readonly ingress?: ReadonlyArray<{readonly ip: string}>}};
};

export type IngressClassObject = KubernetesObject & {readonly spec: {readonly controller: string}};

type GatewayReference = {readonly name: string; readonly namespace: string};

export type RouteObject = KubernetesObject & {
	readonly spec: {
		readonly parentRefs: readonly GatewayReference[];
		readonly rules: ReadonlyArray<{
			readonly backendRefs: ReadonlyArray<{
				readonly name: string;
				readonly namespace?: string;
				readonly port: number;
				readonly weight?: number;
			}>;
		}>;
	};
	readonly status: {
		readonly parents: ReadonlyArray<{readonly parentRef: GatewayReference; readonly conditions: readonly Condition[]}>;
	};
};

export type GatewayObject = KubernetesObject & {
	readonly spec: {readonly gatewayClassName: string};
	readonly status: {readonly conditions: readonly Condition[]};
};
