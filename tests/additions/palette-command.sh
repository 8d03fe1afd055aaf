#!/usr/bin/env bash
# A command of the palette, with a key and a place in a menu: ":count" says how many keys are known.
# shellcheck source=tests/additions/insert.sh
source "$(dirname "${BASH_SOURCE[0]}")/insert.sh"

after src/KvTui.Core/Explorer/Intent.cs "    HoldListing," <<<"    CountKeys,"

after src/KvTui.Core/Commands/CommandTable.cs '"_Pause the listing, or resume"' <<'CODE'
        Of(Intent.CountKeys, "count", "K", Panes, "how many keys are known", Reading).In(MenuTitle.View, "How many _keys are known"),
CODE

after src/KvTui.Core/Explorer/Dispatch/IntentUpdate.cs "Intent.HoldListing =>" <<'CODE'
            Intent.CountKeys => KeysCounted(state),
CODE

# shellcheck disable=SC2016 # the dollar is one of C#
sed -i 's|^    private static Transition Move(|    private static ExplorerState KeysCounted(ExplorerState state) => state.Info($"{state.Keyspace.Keys.Count} keys are known");\n\n&|' \
  src/KvTui.Core/Explorer/Dispatch/IntentUpdate.cs

# the list that a test makes of the table
# shellcheck disable=SC2016 # the backquotes are Markdown
after src/KvTui.Tui/KEYS.md '| pause the listing of keys, or resume it |' <<<'| how many keys are known | `K` |'
