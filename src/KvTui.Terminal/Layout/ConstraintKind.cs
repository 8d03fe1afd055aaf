namespace KvTui.Terminal.Layout;

/// <summary>The kinds of <see cref="Constraint"/>.</summary>
internal enum ConstraintKind : byte
{
    Length,
    Percent,
    Fill,
    Min,
}
