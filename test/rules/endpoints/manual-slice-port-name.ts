import type {EndpointSlice, Service} from '../../../source/model/objects.ts';
import {manualSlicePortName} from '../../../source/rules/endpoints/manual-slice-port-name.ts';
import {service, servicePort, slice, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const named = service({selector: {}, ports: [servicePort({name: 'http'})]});
const ports = (name: string): EndpointSlice['ports'] => [{name, protocol: 'TCP', port: 8080}];
const manual = (overrides: Partial<EndpointSlice>, of: Service = named) =>
	view({service: of, pods: [], slices: [slice({manager: '', ...overrides})]});

verifyRule(manualSlicePortName, {
	good: [
		view(),
		manual({ports: ports('http')}),
		manual({ports: ports(''), endpoints: []}),
		manual({ports: ports(''), addressType: 'FQDN'}),
		manual({ports: ports('')}, service({selector: {}})),
		manual({ports: ports('')}, {...named, clusterIPs: ['None']}),
		// Slices of a selector that is gone are another fault.
		manual({ports: ports(''), manager: 'endpointslice-controller.k8s.io'}),
		// One of them is enough.
		view({
			service: named,
			pods: [],
			slices: [slice({manager: '', ports: ports('')}), slice({name: 'b', manager: '', ports: ports('http')})],
		}),
	],
	bad: [
		{
			view: manual({ports: ports('')}),
			severity: 'error',
			port: 80,
			cause: "port name 'http' not in EndpointSlice (has '' 8080/TCP)",
			mention: ['[{"op":"add","path":"/ports/0/name","value":"http"}]'],
		},
		{view: manual({ports: [{name: 'http', protocol: 'UDP', port: 8080}]}), silent: ['"op"']},
		{view: manual({ports: []}), mention: ['(has none)']},
		{
			view: manual({ports: ports('web'), manager: 'endpointslicemirroring-controller.k8s.io'}),
			silent: ['"op"'],
			mention: ['Endpoints it is made from'],
		},
	],
});
