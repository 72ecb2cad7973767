/** What an answer of a tool does not tell, whatever it says. */
export type Blindspot =
	/** Why it failed: one failure reads like another. */
	| 'reason'
	/** Whether it was the connection or the answer that did not come: one timer is for both. */
	| 'phase'
	/** The page that came with an error status. */
	| 'error-page'
	/** What /etc/hosts has for the name: the DNS server alone is asked. */
	| 'hosts-file';
