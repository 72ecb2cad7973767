import {expect, test} from 'vitest';
import {callerOf} from '../../../source/probes/caller/caller.ts';
import {container, pod} from '../../_helpers/objects.ts';

const client = {namespace: 'shop', pod: 'client', container: 'main'};
const beside = {...client, container: 'svctop-probe'};
const proxies = {http_proxy: 'http://declared.example:3128'};
const hostAliases = [{ip: '192.0.2.10', hostnames: ['web']}];
const known = pod({name: 'client', ips: ['10.244.1.3'], containers: [container({name: 'main', proxies})], hostAliases});
const settings = {
	hosts: [
		{ip: '10.244.1.3', hostnames: ['client']},
		{ip: '192.0.2.11', hostnames: ['db']},
	],
	proxies: {http_proxy: 'http://seen.example:3128'},
};

test('what was read in the container counts, and its own name is none of its settings', () => {
	expect(callerOf({client, podOf: () => known}, settings, undefined)).toStrictEqual({
		client,
		pod: known,
		resolv: undefined,
		proxies: settings.proxies,
		hosts: [{ip: '192.0.2.11', hostnames: ['db']}],
	});
	expect(callerOf({client, podOf: () => known}, {...settings, proxies: {}}, undefined).proxies).toStrictEqual({});
});

test('where nothing could be read, the spec of its pod does', () => {
	expect(callerOf({client, podOf: () => known}, undefined, undefined)).toMatchObject({proxies, hosts: hostAliases});
	expect(callerOf({client}, undefined, undefined)).toMatchObject({pod: undefined, proxies: {}, hosts: []});
});

test('a debug container has the files of the pod, and an environment of its own', () => {
	const caller = callerOf({client: beside, beside: client, podOf: () => known}, settings, undefined);
	expect(caller).toMatchObject({client, proxies, hosts: [{ip: '192.0.2.11', hostnames: ['db']}]});
});
