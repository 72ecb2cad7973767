import {expect, test} from 'vitest';
import {aboutService} from '../../source/rules/about-service.ts';
import {gateway, route} from '../_helpers/gateways.ts';
import {ingress, policy} from '../_helpers/networking.ts';
import {birth, containerStatus, pod, service, servicePort, view} from '../_helpers/objects.ts';

const factsOf = (joined: Parameters<typeof aboutService>[0], pods = joined.pods, services = 1) =>
	Object.fromEntries(aboutService(joined, pods, services).map(({title, lines}) => [title, lines]));

test('a ClusterIP', () => {
	const sections = factsOf(view({ingresses: [ingress()], policies: [policy()]}));
	expect(sections.Names).toStrictEqual([
		'web from pods of namespace shop',
		'web.shop from pods of any namespace',
		"web.shop.svc.cluster.local in full, where the cluster's domain is the usual one",
	]);
	expect(sections['Reached from']).toStrictEqual([
		'pods and nodes of the cluster: 10.96.4.7, port 80',
		'by ingress front',
		'of those, whom the policies let in: web-in',
	]);
	expect(sections.Environment).toContain('WEB_SERVICE_HOST=10.96.4.7');
	expect(sections.Environment!.at(-1)).toBe(
		'in containers that started after it was created: 1 of 1 running pod of the namespace',
	);
	expect(sections.Type).toStrictEqual([
		'ClusterIP: what only pods of the cluster call; the default',
		'one address and one name before all pods; nothing outside reaches it',
		'with an Ingress or a route in front of it: what it takes for HTTP from outside',
	]);
});

test('who lacks its variables, and why', () => {
	const older = Array.from({length: 7}, (_, index) =>
		pod({name: `old-${index}`, statuses: [containerStatus({state: {kind: 'running', since: birth - 9}})]}),
	);
	const {Environment} = factsOf(view(), [...older, pod(), pod({name: 'bare', hasServiceLinks: false})], 600);
	expect(Environment!.slice(-4)).toStrictEqual([
		'in containers that started after it was created: 1 of 9 running pods of the namespace',
		'started before it, and lack them until they are started again: old-0, old-1, old-2, old-3, old-4 and 2 more',
		'without any, by enableServiceLinks: false: bare',
		expect.stringMatching(/^600 Services of the namespace give each container some 4200 variables/),
	]);
});

test('a headless Service has names for its pods, and no variables', () => {
	const pods = [pod({owner: {kind: 'StatefulSet', name: 'web'}})];
	const sections = factsOf(view({service: service({clusterIPs: ['None']}), pods}));
	expect(sections.Names).toContain("POD.web.shop for a single pod, if the StatefulSet's serviceName is web");
	expect(sections['Reached from']![0]).toBe("pods and nodes of the cluster: the pods' own addresses, port 8080");
	expect(sections.Environment).toStrictEqual(['none: only a Service with a cluster IP has variables; use its name']);
	expect(sections.Type![0]).toMatch(/^Headless: /);
});

test('an ExternalName is an alias', () => {
	const alias = service({
		type: 'ExternalName',
		externalName: 'db.example.com',
		clusterIPs: [],
		selector: {},
		ports: [],
	});
	const sections = factsOf(view({service: alias, pods: []}));
	expect(sections.Names!.at(-1)).toBe('each of them is an alias for db.example.com');
	expect(sections['Reached from']).toHaveLength(1);
	expect(sections.Type).toHaveLength(2);
});

test.each([
	['NodePort', {ports: [servicePort({nodePort: 30_080})]}, "clients that reach a node: any node's address, port 30080"],
	['LoadBalancer', {}, 'not by the load balancer: external IP <pending>'],
	['LoadBalancer', {loadBalancerIngress: ['192.0.2.9']}, 'clients that reach the load balancer: 192.0.2.9, port 80'],
	['ClusterIP', {}, 'not from outside the cluster'],
] as const)('a %s with %j', (type, more, line) => {
	expect(factsOf(view({service: service({type, ...more})}))['Reached from']).toContain(line);
});

test('what would do instead follows from its ports, its pods and what leads to it', () => {
	const last = (joined: Parameters<typeof aboutService>[0]) => factsOf(joined).Type!.at(-1);
	const port = (number: number) => [servicePort({port: number})];
	expect(last(view())).toContain('an Ingress or a Gateway in front of it');
	expect(last(view({service: service({ports: port(5432)})}))).toContain('type LoadBalancer');
	expect(last(view({pods: [pod({owner: {kind: 'StatefulSet', name: 'web'}})]}))).toContain('need a headless Service');
	expect(last(view({service: service({type: 'LoadBalancer'})}))).toContain('would share one address');
	expect(last(view({service: service({type: 'NodePort'}), routes: [route()], gateways: [gateway()]}))).toContain(
		'ClusterIP is enough for clients that come through it, unless its controller connects to node ports',
	);
	for (const each of [ingress({className: 'alb'}), ingress({className: '', annotatedClass: 'gce'})]) {
		const lines = last(view({service: service({type: 'NodePort'}), ingresses: [each]}));
		expect(lines).toContain('needs NodePort, unless');
		expect(lines).not.toContain('ClusterIP is enough');
	}

	expect(last(view({service: service({type: 'LoadBalancer', ports: port(5432)})}))).toMatch(/^an address each/);
	expect(factsOf(view({routes: [route()], gateways: [gateway()]}))['Reached from']).toContain(
		'by httproute/front of gateway edge',
	);
});
