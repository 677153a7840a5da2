import { createRefusalTable, type Refusal } from '#src/core/refusal.ts';

/**
 * What Slack's error codes mean for what goes out: all that are documented for chat.*, conversations.*, files.*, users.info, views.* and
 * auth.test, those that only the SDKs and other apps have met, and our own. (docs.slack.dev/reference/methods, August 2026)
 */
const table = createRefusalTable({
  place: `
    channel_not_found not_in_channel is_archived is_inactive thread_not_found duplicate_channel_not_found duplicate_message_not_found
    restricted_action restricted_action_read_only_channel restricted_action_thread_only_channel restricted_action_thread_locked
    restricted_action_non_threadable_channel cannot_reply_to_message messages_tab_disabled channel_is_limited_access access_denied
    ekm_access_denied team_access_not_granted team_not_found posting_to_channel_denied posting_to_general_channel_denied invalid_channel
    invalid_thread_ts channel_type_not_supported method_not_supported_for_channel_type user_not_in_channel user_is_restricted
    user_is_ultra_restricted invalid_user_combination not_visible enterprise_is_restricted
    too_many_members message_not_found
    account_inactive token_revoked team_disabled unknown_place not_installed`,
  person: `
    user_not_found users_not_found user_disabled user_not_visible user_is_bot cannot_dm_bot user_team_not_in_channel
    app_access_restricted`,
  message: `
    no_text msg_too_long msg_blocks_too_long invalid_blocks invalid_blocks_format invalid_attachments attachment_payload_limit_exceeded
    too_many_attachments too_many_contact_cards markdown_text_conflict invalid_metadata_format invalid_metadata_schema metadata_too_large
    metadata_must_be_sent_from_app missing_file_data as_user_not_supported send_on_behalf_not_allowed block_mismatch cant_broadcast_message
    cant_update_message cant_delete_message edit_window_closed streaming_state_conflict no_dual_broadcast_content_update
    draft_already_deleted draft_already_sent draft_has_conflict draft_not_found invalid_time time_in_past time_too_far
    slack_connect_canvas_sharing_blocked slack_connect_file_link_sharing_blocked slack_connect_lists_sharing_blocked
    slack_connect_blocked_file_type slack_connect_clip_sharing_blocked slack_connect_file_upload_sharing_blocked
    invalid_slack_file file_not_found file_deleted file_is_deleted file_type_not_allowed blocked_file_type file_upload_size_restricted
    file_uploads_disabled file_uploads_except_images_disabled file_share_limit_reached max_file_sharing_exceeded storage_limit_reached
    malware_detected post_contents_too_large snippet_too_large unknown_snippet_type unknown_subtype alt_txt_too_large
    channels_limit_exceeded delete_not_allowed cant_delete_file file_deleting_disabled canvas_disabled_file_team
    canvas_disabled_user_team canvas_globally_disabled template_not_visible no_bot_user_for_app
    invalid_arg_name invalid_arguments invalid_args invalid_array_arg invalid_charset invalid_form_data invalid_json json_not_object
    invalid_post_type missing_post_type missing_argument invalid_cursor invalid_limit invalid_metadata_filter_keys invalid_ts_latest
    invalid_ts_oldest not_enough_users too_many_users users_list_not_supplied
    view_too_large duplicate_external_id exchanged_trigger_id expired_trigger_id invalid_trigger_id missing_profile_id not_enabled
    not_implemented hash_conflict http_400 http_404 http_405 http_413 http_414 http_415`,
  ours: `
    invalid_auth not_authed invalid_token token_expired missing_scope no_permission not_allowed_token_type two_factor_setup_required
    accesslimited is_bot deprecated_endpoint method_deprecated unknown_method http_401 http_403`,
  later: `
    team_added_to_org org_login_required external_channel_migrating file_update_failed unable_to_share_files update_failed
    fetch_members_failed list_record_comment_fetch_failed http_408 http_425`,
  rate: 'ratelimited rate_limited message_limit_exceeded restricted_too_many http_429',
  uncertain: 'internal_error fatal_error service_unavailable request_timeout uncertain',
});

export const refusalOf = (code: string): Refusal => table.get(code) ?? 'unknown';
