/** One way to make pods reachable, as it is chosen. */
export type TypeAdvice = {
	readonly type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'Ingress or Gateway' | 'Headless' | 'ExternalName';
	/** What it is for. */
	readonly fits: string;
	/** What one has to know of it. */
	readonly mind: string;
};

/** Which type for what, from the plainest on. */
export const typeAdvice: readonly TypeAdvice[] = [
	{
		type: 'ClusterIP',
		fits: 'what only pods of the cluster call; the default',
		mind: 'one address and one name before all pods; nothing outside reaches it',
	},
	{
		type: 'NodePort',
		fits: 'development, or a load balancer of your own in front',
		mind: 'the same port on every node, 30000-32767 by default; clients need a node that is up',
	},
	{
		type: 'LoadBalancer',
		fits: 'one TCP or UDP service for the outside',
		mind: 'an address each, and a controller that gives it: a cloud, or MetalLB and its like',
	},
	{
		type: 'Ingress or Gateway',
		fits: 'many HTTP hosts and paths behind one address',
		mind: 'needs a controller; its backends are ClusterIP Services with most, NodePort ones with AWS ALB in instance mode (its default) and with GCE without NEGs; an Ingress is for HTTP and TLS only',
	},
	{
		type: 'Headless',
		fits: 'StatefulSets whose pods find each other by name, and clients that balance by themselves',
		mind: "the name resolves to the pods' IPs: ports are not mapped, and with no ready pod it is NXDOMAIN",
	},
	{
		type: 'ExternalName',
		fits: 'an alias, in DNS, for a host outside',
		mind: 'a full name, never an IP address; no ports, and TLS and Host header are those of the alias',
	},
];

export const adviceOn = (type: TypeAdvice['type']): TypeAdvice => typeAdvice.find(each => each.type === type)!;
