import type {ServicePort} from '../../model/objects.ts';

/** The port of DNS (RFC 1035 4.2). */
const dnsPort = 53;

/** `dns`, `dns-tcp`, `udp-dns`, `dns-local`, and `domain`, as /etc/services has it. */
const dnsName = /(^|-)(dns|domain)(-|$)/;

/** Names of what is about DNS, and speaks something else or speaks it encrypted. */
const otherName =
	/(^|-)(http|https|h2c|grpc|tls|dtls|quic|ssl|doh|dot|doq|metrics|prometheus|health|admin|api|ui|web)(-|$)/;

/** Whether a port claims to speak DNS in the clear: by appProtocol, by its number, by its name. */
export const claimsDns = ({appProtocol, name, port, targetPort, protocol}: ServicePort): boolean => {
	if (protocol !== 'UDP' && protocol !== 'TCP') {
		return false;
	}

	if (appProtocol !== '') {
		return /^(dns|domain)$/i.test(appProtocol);
	}

	return !otherName.test(name) && (port === dnsPort || targetPort === dnsPort || dnsName.test(name));
};
