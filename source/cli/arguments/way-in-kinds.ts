/** What kubectl calls the kinds that name Services as their backends, and by which requests come in. */
export const wayInKinds = {
	ing: 'Ingress',
	ingress: 'Ingress',
	ingresses: 'Ingress',
	httproute: 'HTTPRoute',
	httproutes: 'HTTPRoute',
	grpcroute: 'GRPCRoute',
	grpcroutes: 'GRPCRoute',
	tlsroute: 'TLSRoute',
	tlsroutes: 'TLSRoute',
	tcproute: 'TCPRoute',
	tcproutes: 'TCPRoute',
	udproute: 'UDPRoute',
	udproutes: 'UDPRoute',
} as const;
