namespace KvTui.Core.Values.Formats;

/// <summary>What the user chose to see of a value: a format, or what a decoder makes of it.</summary>
/// <param name="Format">The format; <see cref="ValueFormat.Auto"/> beside a decoder.</param>
/// <param name="Decoder">The decoder that the bytes go through first; null for none.</param>
public readonly record struct ValueView(ValueFormat Format, string? Decoder = null);
