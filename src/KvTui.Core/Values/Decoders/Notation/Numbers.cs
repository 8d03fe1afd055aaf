namespace KvTui.Core.Values.Decoders.Notation;

/// <summary>Numbers as RFC 8949 writes them in its diagnostic notation.</summary>
internal static class Numbers
{
    private const int LongestInteger = 128;

    /// <summary>A number with a fraction: the fewest digits that read back as the same number.</summary>
    public static string Of(double number) => double.IsFinite(number)
        ? Written(number.ToString("R", CultureInfo.InvariantCulture))
        : double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";

    /// <summary>A number in single precision.</summary>
    public static string Of(float number) => float.IsFinite(number)
        ? Written(number.ToString("R", CultureInfo.InvariantCulture))
        : Of((double)number);

    /// <summary>A whole number of any length, of its bytes, the highest first; null if it is too long to be of use.</summary>
    /// <param name="isNegative">Whether it is -1 minus that.</param>
    public static string? Of(ReadOnlySpan<byte> bytes, bool isNegative)
    {
        bytes = bytes.TrimStart((byte)0);
        if (bytes.Length > LongestInteger)
        {
            return null;
        }

        byte[] rest = [0, .. bytes];
        for (var i = rest.Length - 1; isNegative && ++rest[i] == 0; i--)
        {
        }

        var digits = new List<char>();
        do
        {
            var remainder = 0;
            for (var i = 0; i < rest.Length; i++)
            {
                (var quotient, remainder) = Math.DivRem((remainder << 8) | rest[i], 10);
                rest[i] = (byte)quotient;
            }

            digits.Insert(0, (char)('0' + remainder));
        }
        while (rest.AsSpan().ContainsAnyExcept((byte)0));

        return (isNegative ? "-" : "") + string.Concat(digits);
    }

    /// <param name="shortest">The fewest digits for a number, with an exponent or without.</param>
    private static string Written(string shortest)
    {
        var end = shortest.IndexOf('E', StringComparison.Ordinal);
        if (end < 0)
        {
            return shortest.Contains('.', StringComparison.Ordinal) ? shortest : shortest + ".0";
        }

        var mantissa = shortest[..end];
        var exponent = int.Parse(shortest.AsSpan(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent is > -7 and < 0)
        {
            var digits = mantissa.TrimStart('-').Replace(".", "", StringComparison.Ordinal);
            return $"{(mantissa[0] == '-' ? "-" : "")}0.{new string('0', -exponent - 1)}{digits}";
        }

        var fraction = mantissa.Contains('.', StringComparison.Ordinal) ? "" : ".0";
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}{fraction}e{(exponent < 0 ? "" : "+")}{exponent}");
    }
}
