import {wayInPages} from './way-in-verdicts.ts';

/** What a trace can end in: a title, what it means, how to check it by hand, how to fix it. */
const pages = {
	ok: {
		title: 'The path works',
		docs: `The name resolves, and everything that was asked on the way answers: the Service's address, and the endpoints. An
HTTP status below 500 is an answer. Of a Service with several ports each is asked, unless one is named; at most five
endpoints of each, spread over the nodes. A headless Service is asked at its own port, at each pod. A DNS port is asked a DNS
query. Any other UDP port, and SCTP, is ok (likely) where every pod that was looked into has a listening socket: the way
to it is not tested then. An ExternalName in the cluster is followed to its Service. Requests go without the proxy of
the client (http_proxy): a note says where an application there would use it.

Check: nslookup and curl in the pod that was probed from.

If a client still fails, trace from that client: --from, or p in the dashboard.`,
	},
	...wayInPages,
	'dns-nxdomain': {
		title: 'The name does not exist',
		docs: `The DNS server says that there is no such name.

Check: kubectl exec POD -- nslookup NAME.NAMESPACE.svc.cluster.local. and cat /etc/resolv.conf in the same pod.

A headless Service without a ready pod has no name. Otherwise compare the client's dnsPolicy and the cluster's domain;
where only the short name fails, use the FQDN, or fix the search domains.`,
	},
	'dns-nodata': {
		title: 'The name has no address',
		docs: `The name is known, and nothing of the kind that was asked for is behind it: most often the alias of an ExternalName
that points to a name without an address.

Check: kubectl exec POD -- nslookup NAME, then the same with the name it is an alias of.

Correct spec.externalName, or fix that name.`,
	},
	'dns-servfail': {
		title: 'The DNS server could not answer',
		docs: `The server answered that it failed, or refused the question.

Check: kubectl exec POD -- nslookup NAME, then kubectl -n kube-system logs -l k8s-app=kube-dns.

Fix the DNS server, or the one that it forwards such queries to.`,
	},
	'dns-timeout': {
		title: 'No DNS server answers',
		docs: `The question was sent, and nothing came back in time.

Check: kubectl exec POD -- nslookup NAME; kubectl -n kube-system get endpointslices -l k8s-app=kube-dns.

See that the cluster DNS has endpoints, and that no NetworkPolicy keeps the pod from port 53, UDP and TCP.`,
	},
	'dns-wrong-address': {
		title: 'The name resolves to something else',
		docs: `The name leads to an address that is not the Service's.

Check: kubectl exec POD -- nslookup NAME against kubectl get service NAME; cat /etc/hosts in the pod.

Look for hostAliases, a rewrite in the DNS server, a search domain that catches the name, or a stale cache.`,
	},
	'no-endpoints': {
		title: 'Nothing is published behind the Service',
		docs: `No EndpointSlice of the Service holds a ready address for this port: connections are refused at once. This is a fact of
this moment, also where svctop check says warning because pods that have just been made may still become ready.

Check: kubectl get endpointslices -l kubernetes.io/service-name=NAME.

The verdict names what the rules say is the reason; svctop explain CODE tells about each.`,
	},
	'not-listening': {
		title: 'Nothing listens on the target port',
		docs: `Every endpoint that was asked refuses the connection, and so do the pods from inside: targetPort leads to a port that
nothing listens on. The objects of the cluster don't show it, as ports of containers need not be declared. The name of a
headless Service leads to the pods at the Service's own port: targetPort does not count there.

Check: kubectl exec POD -- cat /proc/net/tcp /proc/net/tcp6 (0A is a listening socket, the port is hexadecimal).

Set targetPort to the port the application listens on, or move the application. Where a trace in the dashboard has
proven it, the Service keeps it as an error for five minutes, or until its pods or ports change, or another trace or
request gets through.`,
	},
	'listens-on-localhost': {
		title: 'The application listens on localhost only',
		docs: `Every endpoint that was asked refuses the connection, and inside the pod the port answers on the loopback, which is
127.0.0.0/8 and ::1, with whatever HTTP status: nothing from outside the pod gets through. For UDP the address of the
listening socket tells. Pods are ready and endpoints published all the while.

Check: kubectl port-forward POD PORT works, as it connects inside the pod; kubectl exec POD -- cat /proc/net/tcp
shows 0100007F, 127.0.0.1, as the address of the socket.

Let the application bind 0.0.0.0 or [::]: often an option or variable named host, bind or listen. Where a trace in the
dashboard has proven it, the Service keeps it as an error for five minutes, or until its pods or ports change, or another
trace or request gets through.`,
	},
	'some-endpoints-fail': {
		title: 'Some endpoints fail',
		docs: `Some of the endpoints that were asked answer, others don't: that share of the requests fails.

Check: kubectl exec POD -- curl http://ADDRESS:PORT for each address of kubectl get endpointslices.

See what the failing pods have in common: another workload, version or node, or a NetworkPolicy. Narrow spec.selector
where they do not belong to the Service.`,
	},
	'requests-fail-at-times': {
		title: 'Some requests fail, at no endpoint in particular',
		docs: `With --for or --count the Service's name and each endpoint are asked again and again, at most five times a second in all.
Some of the requests failed, and nothing stands out. An endpoint, a node or a zone is accused (some-endpoints-fail) only
where Fisher's exact test, one-sided, with Bonferroni's correction for all comparisons, says that chance alone explains
its share of the failures with less than one percent; a node only where it stands out without its worst endpoint too.

Check: svctop trace SERVICE --for 5m for more requests; what happened in the cluster stands beside each change.

Where failures begin with a rollout or a pod that is deleted, let the application finish what it has begun when it gets
SIGTERM, and wait some seconds first (a preStop hook with sleep): clients are sent to it until every node has heard.
Elsewhere compare the kinds of failure with the application's logs.`,
	},
	'endpoint-timeout': {
		title: 'No endpoint answers a connection attempt',
		docs: `Packets to the endpoints are lost: a NetworkPolicy, a firewall, or the network between the nodes. Where the application
answers inside its pod it is not at fault.

Check: kubectl exec POD -- nc -z -w 3 ADDRESS PORT, and kubectl get networkpolicies in both namespaces.

Let the client in by the policy that the verdict names; without one, try a client on the node of the backend.`,
	},
	'no-route': {
		title: 'No endpoint can be reached',
		docs: `The network says that there is no way to the endpoints: a dead node, a NetworkPolicy that rejects, or missing routes.

Check: kubectl exec POD -- nc -z -w 3 ADDRESS PORT, and kubectl get nodes.

Fix the node or the network between the nodes, or the policy that the verdict names.`,
	},
	'service-address-fails': {
		title: 'The endpoints answer, the address of the Service does not',
		docs: `The endpoints answer when asked directly: what fails is the translation of the Service's address on the node of the
client, which kube-proxy or what takes its place does; or spec.internalTrafficPolicy is Local and no backend runs there.

Check: kubectl exec POD -- nc -z -w 3 CLUSTER-IP PORT, and kubectl -n kube-system get pods -l k8s-app=kube-proxy -o wide.

Try a client on another node. Fix kube-proxy on that of the client, or set internalTrafficPolicy to Cluster.`,
	},
	'node-data-plane': {
		title: "The Service's address fails on one node alone",
		docs: `With --from-each-node a pod on each node asks the Service's address and one endpoint. The endpoint answers on this node, and
the address does not, three times in a row; on other nodes it does. What translates the address there does not follow:
kube-proxy, or the agent that takes its place.

Check: kubectl get pods -A -o wide --field-selector spec.nodeName=NODE, and the log of kube-proxy or the agent there.

Start the agent of that node again. Where it comes back, compare its version and its node's kernel with the others.`,
	},
	'hairpin-fails': {
		title: 'A backend does not reach itself through the Service',
		docs: `The client is a backend of the Service itself, and connections that are sent back to it are lost: hairpin mode is
probably off. A NetworkPolicy that does not allow the pod itself, or an eBPF data path, looks the same.

Check: the same request from a pod that is no backend works.

Turn on hairpin mode of the network plugin, allow the pod itself in the policy, or let the application use its loopback
for itself.`,
	},
	'plaintext-on-tls': {
		title: 'The port claims plain HTTP, and the backend speaks TLS',
		docs: `The connection opens, and the backend answers plain HTTP as a TLS server does.

Check: kubectl exec POD -- curl -k https://NAME:PORT works where http:// does not.

Name the port https, or set appProtocol: https; ask https://, or send the port to one that speaks HTTP.`,
	},
	'tls-on-plaintext': {
		title: 'The port claims TLS, and the backend speaks plain HTTP',
		docs: `The connection opens, and the backend does not answer the TLS handshake as a TLS server does.

Check: kubectl exec POD -- curl http://NAME:PORT works where https:// does not.

Name the port http, or set appProtocol: http; or send the port to one that speaks TLS.`,
	},
	'http-server-error': {
		title: 'The application answers with a server error',
		docs: `The network path is fine: the application itself answers with a status of 500 or above.

Check: kubectl exec POD -- curl -i http://NAME:PORT/, and kubectl logs of the backends.

Look into the logs of the pods.`,
	},
	'no-response': {
		title: 'Connected, and nothing came back in time',
		docs: `The network path is fine: the application accepts the connection and does not answer the request in time.

Check: kubectl exec POD -- curl -m 6 http://NAME:PORT/.

The application is busy, or waits for something itself: look into the logs of the pods.`,
	},
	'connection-reset': {
		title: 'Connected, and no HTTP answer came',
		docs: `Something accepts the connection and hangs up, or speaks another protocol than the port claims.

Check: kubectl exec POD -- curl -v http://NAME:PORT/.

Look into the logs of the pods, and at a proxy beside them.`,
	},
	unproven: {
		title: 'The port was not tested',
		docs: `Nothing contradicts that the port works, and nothing proves it: UDP has no handshake, SCTP opens with no usual tool, and
the listening sockets could not be read in every pod, or a NetworkPolicy or spec.internalTrafficPolicy stands between.
An unproven trace is not a failure, and not a success: the exit code is 2.

Check: kubectl exec POD -- cat /proc/net/udp /proc/net/udp6 (07 is a socket that listens, the port is hexadecimal), or
/proc/net/sctp/eps.

Use a client of the application's own, or svctop trace --debug, which reads the sockets in a debug container that stays
until the pod is deleted.`,
	},
	'probe-impossible': {
		title: 'Nothing could be asked',
		docs: `No verdict on the Service: the pod has no tool to ask with, or you may not run anything in it.

Check: kubectl auth can-i create pods/exec, and kubectl exec POD -- ls /bin.

Choose another pod (--from, or p in the dashboard), or allow a debug container (--debug), which stays until the pod goes.`,
	},
} as const;

export type VerdictCode = keyof typeof pages;

export type VerdictPage = {readonly code: VerdictCode; readonly title: string; readonly docs: string};

/** Every verdict there is, along the path. */
export const traceVerdicts: readonly VerdictPage[] = Object.entries(pages).map(([code, page]) => ({
	code: code as VerdictCode,
	...page,
}));

/** The verdict of that code; undefined where there is none. */
export const verdictPage = (code: string): VerdictPage | undefined => traceVerdicts.find(page => page.code === code);
