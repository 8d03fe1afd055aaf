namespace KvTui.Cli.Candidates;

/// <summary>Asks candidates whether they answer: without logging in, and so without a password.</summary>
internal static class CandidateProbe
{
    /// <summary>Asks the first of its endpoints that answers, within the dial time-out.</summary>
    public static async Task<Candidate> AskAsync(Candidate candidate, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (candidate.Sources is not { } sources)
        {
            return candidate;
        }

        try
        {
            var options = await new ConnectionSettings(new(new(new WithoutLogin(sources)), null, [])).ReadAsync(cancellationToken);
            await using var client = new EtcdClient(options, clock, new Random());
            var (answers, clusterId, text) = await AskAsync(client, clock, cancellationToken);
            return candidate with { DoesAnswer = answers, ClusterId = clusterId, Answer = text };
        }
        catch (UsageException problem)
        {
            return candidate with { Answer = problem.Message };
        }
        catch (EtcdException failure)
        {
            return candidate with { Answer = failure.Message };
        }
    }

    private static async Task<(bool Answers, ulong ClusterId, string Text)> AskAsync(
        EtcdClient client, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(client.Options.DialTimeout, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var failure = "";
        foreach (var asking in client.Options.Endpoints.Select(each => client.Maintenance.StatusAsync(each, ending.Token)).ToArray())
        {
            try
            {
                var status = await asking;
                return (true, status.Header.ClusterId, $"answers: etcd {status.Version}{(status.Leader == 0 ? ", no leader" : "")}");
            }
            catch (EtcdException error) when (error.IsDenial)
            {
                return (true, 0, "answers, and wants a login");
            }
            catch (EtcdException error)
            {
                failure = error.Message;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                failure = $"no answer within {client.Options.DialTimeout.TotalSeconds:0.#} s";
            }
        }

        return (false, 0, failure);
    }

    /// <summary>All settings but those of a login.</summary>
    private sealed class WithoutLogin(SettingSources sources) : ISettingSource
    {
        public Setting? Find(SettingDefinition setting) => setting.IsOfLogin ? null : sources.Find(setting)?.Setting;
    }
}
