namespace KvTui.Testing.Screens;

/// <summary>What <see cref="EscapeParser"/> found.</summary>
internal interface IEscapeHandler
{
    void Text(string text);

    void Control(byte control);

    void Csi(bool isPrivate, int[] parameters, char final);

    void Osc(string payload, byte terminator);
}
