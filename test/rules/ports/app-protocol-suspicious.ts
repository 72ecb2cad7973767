import {appProtocolSuspicious} from '../../../source/rules/ports/app-protocol-suspicious.ts';
import {ingress} from '../../_helpers/networking.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const speaking = (overrides: Parameters<typeof servicePort>[0], more = {}) =>
	view({service: service({ports: [servicePort(overrides)]}), ...more});

verifyRule(appProtocolSuspicious, {
	good: [
		view(),
		speaking({port: 443, appProtocol: 'https'}),
		speaking({port: 443}),
		speaking({appProtocol: 'http'}),
		speaking({name: 'grpc'}),
		speaking({name: 'grpc-web'}, {ingresses: [ingress()]}),
		speaking({name: 'grpc', appProtocol: 'kubernetes.io/h2c'}, {ingresses: [ingress()]}),
	],
	bad: [
		{
			view: speaking({port: 443, appProtocol: 'http'}),
			severity: 'info',
			confidence: 'hint',
			cause: 'appProtocol http on port 443 (usually TLS)',
		},
		{view: speaking({targetPort: 8443, appProtocol: 'http'}), mention: ['targetPort 8443']},
		{
			view: speaking({name: 'grpc-orders'}, {ingresses: [ingress()]}),
			mention: ['grpc-orders', 'the Ingress may send HTTP/1.1'],
		},
	],
});
