import {expect, test} from 'vitest';
import type {ServicePort} from '../../../source/model/objects.ts';
import {claimsDns} from '../../../source/probes/names/dns-port.ts';
import {servicePort} from '../../_helpers/objects.ts';

test.each<[Partial<ServicePort>, boolean]>([
	[{port: 53, targetPort: 53, protocol: 'UDP', name: 'dns'}, true],
	[{port: 53, targetPort: 1053, protocol: 'UDP', name: ''}, true],
	[{port: 53, targetPort: 53, protocol: 'TCP', name: 'dns-tcp'}, true],
	[{port: 5300, targetPort: 53, protocol: 'UDP', name: 'queries'}, true],
	[{port: 5300, targetPort: 'dns', protocol: 'UDP', name: 'udp-dns'}, true],
	[{port: 5300, targetPort: 5300, protocol: 'UDP', name: 'domain'}, true],
	[{port: 5300, targetPort: 5300, protocol: 'UDP', name: 'names', appProtocol: 'dns'}, true],
	[{port: 53, targetPort: 53, protocol: 'UDP', name: 'dns', appProtocol: 'quic'}, false],
	[{port: 853, targetPort: 853, protocol: 'TCP', name: 'dns-tls'}, false],
	[{port: 9153, targetPort: 9153, protocol: 'TCP', name: 'dns-metrics'}, false],
	[{port: 443, targetPort: 8443, protocol: 'TCP', name: 'https-dns'}, false],
	[{port: 5353, targetPort: 5353, protocol: 'UDP', name: 'mdns'}, false],
	[{port: 5353, targetPort: 5353, protocol: 'UDP', name: 'echo'}, false],
	[{port: 53, targetPort: 53, protocol: 'SCTP', name: 'dns'}, false],
])('%j: %s', (port, claims) => {
	expect(claimsDns(servicePort(port))).toBe(claims);
});
