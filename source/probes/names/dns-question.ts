/** A question to one DNS server, whatever the container's own is. */
export type DnsQuestion = {
	/** Address of the server, without brackets. */
	readonly server: string;
	readonly port: number;
	readonly protocol: 'UDP' | 'TCP';
	/** A full name, with the dot that ends it. A server answers for any name, if only that it does not know it. */
	readonly name: string;
};
