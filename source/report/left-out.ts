/** What `svctop` does not decide, and why; by the name it would have as a code. */
export const leftOut: ReadonlyArray<{readonly why: string; readonly codes: readonly string[]}> = [
	{
		why: 'Best-practice advice for healthy Services: out of scope, use popeye or kube-score',
		codes: [
			'no-readiness-probe',
			'replicas-1-lb',
			'name-mismatch',
			'nodeport-exposed',
			'lb-many-http',
			'lb-ip-deprecated',
			'overlapping-services',
			'default-deny',
			'ndots',
			'ipvs-mode',
		],
	},
	{
		why: 'Settings that do what they say, or nothing at all: they are no fault, and explain none',
		codes: [
			'family-policy',
			'headless-with-affinity',
			'externalname-https',
			'nodeport-sourceranges',
			'lb-no-nodeports',
			'stuck-hints',
			'topology-hints',
			'traffic-distribution-overload',
		],
	},
	{
		why: 'What would be wrong as often as right: a port below 1024 may be bound after all, a probe may have a port of its own',
		codes: ['privileged-target-port', 'probe-port-vs-target'],
	},
	{
		why: 'What is true of a Service whatever is wrong with it. Its diagnosis in the dashboard says it, and svctop explain types which type is for what',
		codes: ['type-advisor', 'env-stale', 'env-headless', 'env-too-many', 'externalname-proxy-semantics'],
	},
	{
		why: 'Who is to call a Service is written nowhere. svctop trace from the caller tells',
		codes: ['egress-blocked', 'pod-dns-name', 'dns-5s'],
	},
	{
		why: "Not in the API: a node's firewall, a cloud's security groups, flags of kube-proxy and of the API server, what a program logs, what a certificate holds. Logs and probes tell some of it",
		codes: ['nodeport-addresses', 'healthchecknodeport', 'nodelocal-dns', 'proxy-replaced', 'ingress-tls-secret'],
	},
	{
		why: 'Rules of other makers. They are not evaluated, which is why no finding about policies is certain',
		codes: ['other-policy-engines'],
	},
	{
		why: 'Whether the cluster DNS is missing or has another name than usual. A lookup from a pod tells',
		codes: ['cluster-dns-missing'],
	},
	{
		why: 'An Ingress without an address. Several controllers never set one, and still serve it',
		codes: ['ingress-no-address'],
	},
	{
		why: 'Endpoints (v1) are read only beside a Service without a selector and without slices: they are deprecated since Kubernetes 1.33, cut at 1,000 addresses, and kube-proxy reads EndpointSlices',
		codes: ['over-capacity', 'deprecated-endpoints-user'],
	},
	{
		why: 'What the API server refuses, so that no cluster has it: kubectl apply --dry-run=server says so before',
		codes: ['duplicate-service-port', 'headless-node-port', 'node-port-out-of-range'],
	},
	{
		why: 'Part of another finding: a slice without ports with the missing named port, any other reason of a pod with the pods that are not ready',
		codes: ['empty-ports-slice', 'not-ready-unknown'],
	},
];
