#!/usr/bin/env bash
# A format of values: base64, after hex.
# shellcheck source=tests/additions/insert.sh
source "$(dirname "${BASH_SOURCE[0]}")/insert.sh"

cat >src/KvTui.Core/Values/Formats/Base64Lines.cs <<'CODE'
namespace KvTui.Core.Values.Formats;

/// <summary>A value in base64, as <c>base64 -d</c> takes it.</summary>
internal static class Base64Lines
{
    /// <summary>Lines of 76 characters.</summary>
    public static List<string> Format(ReadOnlySpan<byte> value) =>
        [.. Convert.ToBase64String(value, Base64FormattingOptions.InsertLineBreaks).Split("\r\n")];
}
CODE

after src/KvTui.Core/Values/Formats/FormattedValue.cs "    Hex," <<<"    Base64,"

after src/KvTui.Core/Values/ValueFormatter.cs "return Text(value, most, null);" <<'CODE'
            case ValueFormat.Base64:
                var raw = value[..Math.Min(most, value.Length)];
                return Shown(ValueFormat.Base64, Base64Lines.Format(raw.Span), raw.Length, value, null);
CODE

# the list that a test makes of the table
replace src/KvTui.Tui/KEYS.md "k8s, hex, then decoders |" "k8s, hex, base64, then decoders |"
