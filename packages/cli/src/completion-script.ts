export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

export type Shell = (typeof SHELLS)[number];

// Each script asks `nuspine __complete <place> <words…>` and falls back to file names, so the knowledge is in one
// place and stays current when the program is updated.
const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `_nuspine() {
  local word
  COMPREPLY=()
  while IFS=$'\\t' read -r word _; do
    COMPREPLY+=("$word")
  done < <(nuspine __complete "$((COMP_CWORD - 1))" "\${COMP_WORDS[@]:1}" 2>/dev/null)
}
complete -o bashdefault -o default -F _nuspine nuspine
`,
  zsh: `#compdef nuspine
_nuspine() {
  local -a suggestions
  local word summary
  while IFS=$'\\t' read -r word summary; do
    suggestions+=("\${word//:/\\\\:}:$summary")
  done < <(nuspine __complete "$((CURRENT - 2))" "\${(@)words[2,-1]}" 2>/dev/null)
  if (( \${#suggestions} )); then
    _describe nuspine suggestions
  else
    _files
  fi
}
compdef _nuspine nuspine
`,
  fish: `function __nuspine_complete
    set -l before (commandline -opc)
    nuspine __complete (math (count $before) - 1) $before[2..] (commandline -ct) 2>/dev/null
end
complete -c nuspine -f -n 'test (count (__nuspine_complete)) -gt 0' -a '(__nuspine_complete)'
`,
  powershell: `Register-ArgumentCompleter -Native -CommandName nuspine -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  $place = if ($wordToComplete -eq '') { $words.Count } else { $words.Count - 1 }
  nuspine __complete $place @words 2>$null | ForEach-Object {
    $word, $summary = $_ -split "\`t", 2
    [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $summary)
  }
}
`,
};

/** The script a shell reads to complete the words of `nuspine`. */
export function completionScript(shell: Shell): string {
  return SCRIPTS[shell];
}
