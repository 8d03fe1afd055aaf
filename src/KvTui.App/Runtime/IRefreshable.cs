namespace KvTui.App.Runtime;

/// <summary>Something that polls, and can be asked to do so at once.</summary>
public interface IRefreshable
{
    void Refresh();
}
