import type {DnsConfig, HostAlias} from '../../model/objects.ts';
import {dnsConfigOf} from '../dns-config.ts';
import {createShare} from './share.ts';
import {rawAt, textAt} from './strings.ts';
import {eachField} from './wire.ts';

const shareConfig = createShare<DnsConfig>();
const shareAlias = createShare<HostAlias>();

/** A PodDNSConfigOption: name 1, value 2. */
const optionAt = (bytes: Buffer, start: number, end: number) => {
	let name = '';
	let value = '';
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			name = textAt(bytes, from, to);
		} else if (field === 2) {
			value = textAt(bytes, from, to);
		}
	});
	return {name, value};
};

/** A PodDNSConfig: nameservers 1*, searches 2*, options 3* (k8s.io/api core/v1 generated.proto). */
export const dnsConfigAt = (bytes: Buffer, start: number, end: number): DnsConfig =>
	shareConfig(rawAt(bytes, start, end), () => {
		const nameservers: string[] = [];
		const searches: string[] = [];
		const options: Array<ReturnType<typeof optionAt>> = [];
		eachField(bytes, start, end, (field, from, to) => {
			if (field === 1) {
				nameservers.push(textAt(bytes, from, to));
			} else if (field === 2) {
				searches.push(textAt(bytes, from, to));
			} else if (field === 3) {
				options.push(optionAt(bytes, from, to));
			}
		});
		return dnsConfigOf(nameservers, searches, options);
	});

/** A HostAlias: ip 1, hostnames 2*. */
export const hostAliasAt = (bytes: Buffer, start: number, end: number): HostAlias =>
	shareAlias(rawAt(bytes, start, end), () => {
		let ip = '';
		const hostnames: string[] = [];
		eachField(bytes, start, end, (field, from, to) => {
			if (field === 1) {
				ip = textAt(bytes, from, to);
			} else if (field === 2) {
				hostnames.push(textAt(bytes, from, to));
			}
		});
		return {ip, hostnames};
	});
