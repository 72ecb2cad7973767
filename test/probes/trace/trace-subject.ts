import {expect, test} from 'vitest';
import type {ServiceView} from '../../../source/model/service-view.ts';
import {portsOf, type TraceSubject, traceSubject} from '../../../source/probes/trace/trace-subject.ts';
import type {Finding} from '../../../source/rules/finding.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';

const alias = (name: string, externalName: string, ports = [servicePort()]) =>
	view({service: service({name, type: 'ExternalName', clusterIPs: [], selector: {}, externalName, ports})});

const http = servicePort({name: 'http'});
const admin = servicePort({name: 'admin', port: 81});
const web = view({service: service({namespace: 'far', ports: [http, admin]})});
const finding = {code: 'no-ready-endpoints'} as Finding;

/** What is found under these keys; everything else is not known. */
const lookUpIn = (known: Readonly<Record<string, ServiceView>>) => {
	const asked: string[] = [];
	return {
		asked,
		async lookUp(namespace: string, name: string) {
			asked.push(`${namespace}/${name}`);
			const found = known[`${namespace}/${name}`];
			return found && {view: found, findings: [finding]};
		},
	};
};

const subjectOf = (named: ServiceView, known: Readonly<Record<string, ServiceView>> = {}) =>
	traceSubject({view: named, findings: []}, lookUpIn(known).lookUp);

test('a Service is its own subject, and nobody is asked for', async () => {
	const {asked, lookUp} = lookUpIn({});
	expect(await traceSubject({view: web, findings: [finding]}, lookUp)).toStrictEqual({
		named: web,
		view: web,
		findings: [finding],
	});
	expect(asked).toStrictEqual([]);
});

test('an alias is followed to its end, through namespaces', async () => {
	const front = alias('front', 'middle.shop.svc.cluster.local.');
	const known = {'shop/middle': alias('middle', 'web.far.svc.cluster.local'), 'far/web': web};
	expect(await subjectOf(front, known)).toStrictEqual({named: front, view: web, findings: [finding]});
});

test('an alias that leads out of the cluster, in a circle or to what is not known ends at itself', async () => {
	const outside = alias('out', 'db.example.com');
	expect(await subjectOf(outside)).toStrictEqual({named: outside, view: outside, findings: []});
	const ping = alias('ping', 'pong.shop.svc.cluster.local');
	const circle = {'shop/pong': alias('pong', 'ping.shop.svc.cluster.local'), 'shop/ping': ping};
	expect(await subjectOf(ping, circle)).toStrictEqual({named: ping, view: ping, findings: []});
	const far = alias('front', 'web.far.svc.cluster.local');
	expect(await subjectOf(far)).toStrictEqual({named: far, view: far, findings: [], unread: 'far/web'});
});

const reached = (ports: ReturnType<typeof servicePort>[]): TraceSubject => ({
	named: alias('front', 'web.far.svc.cluster.local', ports),
	view: web,
	findings: [],
});

test.each([
	['all ports of an alias without any', reached([]), undefined, [0, 1]],
	['those that an alias lists', reached([servicePort({port: 81})]), undefined, [1]],
	['all where the Service has none of those', reached([servicePort({port: 9000})]), undefined, [0, 1]],
	['one by its number', reached([]), '81', [1]],
	['one by the name that the Service gives it', reached([servicePort()]), 'admin', [1]],
	['one by the name that the alias gives it', reached([servicePort({name: 'back', port: 81})]), 'back', [1]],
	['of a Service that is no alias', {named: web, view: web, findings: []}, 'http', [0]],
])('%s', (_title, subject, wanted, indexes) => {
	expect(portsOf(subject, wanted)).toStrictEqual({indexes});
});

test('a port that neither has is a problem, which names those of the Service', () => {
	expect(portsOf(reached([]), '99')).toStrictEqual({
		problem: 'Service web has no port 99. It has 80 (http), 81 (admin).',
	});
});
