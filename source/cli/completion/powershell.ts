/** For `svctop completion powershell | Out-String | Invoke-Expression`. */
export const powershellCompletion = `# PowerShell completion of svctop
Register-ArgumentCompleter -Native -CommandName svctop -ScriptBlock {
	param($current, $line, $position)
	$words = @($line.CommandElements | Where-Object { $_.Extent.StartOffset -lt $position } | ForEach-Object { $_.Extent.Text })
	$name = $words[0]
	$words = @($words | Select-Object -Skip 1)
	# Windows PowerShell leaves out an empty argument: the word that is not begun yet is sent as one blank.
	if ($current -eq '') { $words += ' ' }
	$found = @(& $name __complete @words 2>$null)
	if ($found.Count -eq 1 -and $found[0] -eq ':files') { return }
	foreach ($each in $found) {
		$value, $text = $each -split "\`t", 2
		if (-not $text) { $text = $value }
		[System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $text)
	}
}
`;
